/** Line drawings of the widget, in the colour of the text around them. Decoration: words always stand beside them. */

import { svg, html } from "../../vendor/lit/lit.js";

const drawn = (paths) => html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${paths}</svg>`;

export const closeIcon = drawn(svg`<path d="M6 6l12 12M18 6L6 18" />`);
export const sendIcon = drawn(svg`<path d="M12 19V5M6 11l6-6 6 6" />`);
export const fileIcon = drawn(svg`<path d="M7 3h7l4 4v14H7zM14 3v4h4M10 12h5M10 16h5" />`);
export const uploadIcon = drawn(svg`<path d="M7 11V3h7l4 4v14h-6M14 3v4h4M8 21v-7M5 17l3-3 3 3" />`);
export const downIcon = drawn(svg`<path d="M12 5v14M6 13l6 6 6-6" />`);
export const addIcon = drawn(svg`<path d="M12 5v14M5 12h14" />`);
export const tableIcon = drawn(svg`<path d="M4 5h16v14H4zM4 10h16M4 14.5h16M10 10v9" />`);
export const checkIcon = drawn(svg`<path d="M5 12.5l4.5 4.5L19 7.5" />`);

const MARKS = {
  good: svg`<circle cx="12" cy="12" r="9" /><path d="M8 12.5l3 3 5-6" />`,
  doubt: svg`<path d="M12 3.5L22 20.5H2zM12 10v5M12 17.4v.4" />`,
  bad: svg`<circle cx="12" cy="12" r="9" /><path d="M9 9l6 6M15 9l-6 6" />`,
  neutral: svg`<circle cx="12" cy="12" r="9" /><path d="M12 11v6M12 7.2v.4" />`,
  waiting: svg`<circle cx="12" cy="12" r="9" /><path d="M12 7v5l3.5 2" />`,
};

/** A sign of its own shape for each tone, so that colour is never the only difference. */
export const markIcon = (tone) => drawn(MARKS[tone]);
