/** Things told at length, such as programmes that were found: a name and lines beneath it, for which a column is too narrow. */

import { html, nothing } from "../../vendor/lit/lit.js";

/** Whether rows are told at length: several lines each, and nothing that stands beside a value. */
export const areEntries = (list) => list.some(({ value }) => value?.includes("\n")) && !list.some(({ source, state }) => source || state);

const entry = ({ label, value }) => html`<li><strong class="entry-name">${label}</strong><span class="entry-text">${value}</span></li>`;

export function entries(grouped, say) {
  return html`<div class="entries">${grouped.map(
    ({ title, items }) => html`${title ? html`<p class="entries-title" aria-hidden="true">${title}</p>` : nothing}
      <ul aria-label=${title ?? say("rows.caption")}>${items.map(entry)}</ul>`,
  )}</div>`;
}
