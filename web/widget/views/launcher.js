/** The button that opens the widget. */

import { html, nothing } from "../../vendor/lit/lit.js";

/** A name seal, as it stands beside a signature on a Korean form. */
export const seal = html`<span class="seal" lang="ko" aria-hidden="true"><span>길</span><span>동</span></span>`;

export function launcher({ say, unread, actions }) {
  const count = unread > 0 ? html`<span class="count" id="unread">${say("launcher.unread", { count: unread })}</span>` : nothing;
  return html`<button type="button" class="launcher" aria-haspopup="dialog" aria-expanded="false" @click=${actions.open}>
    ${seal}<span class="launcher-words"><span>${say("launcher.open")}</span>${count}</span>
  </button>`;
}
