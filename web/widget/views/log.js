/** The talk itself, the sign that someone is writing, and the way down to what is new. */

import { classMap, html, nothing, ref, repeat } from "../../vendor/lit/lit.js";
import { dayDivider, message } from "./message.js";
import { downIcon } from "./icons.js";

function empty({ say, loading }) {
  if (loading) return html`<p class="loading">${say("log.loading")}</p>`;
  return html`<div class="empty-log">
    <p class="empty-title">${say("log.empty.title")}</p>
    <p>${say("log.empty.text")}</p>
    <p>${say("log.empty.hint")}</p>
  </div>`;
}

function typing({ say, state }) {
  if (!state.typing) return nothing;
  const words = state.owner === "staff" ? say("typing.staff") : say("typing");
  return html`<p class="typing"><span class="dots" aria-hidden="true"><i></i><i></i><i></i></span>${words}</p>`;
}

function pill({ say, unread, scrolledUp, actions }) {
  if (!scrolledUp) return nothing;
  const news = unread > 0;
  const words = news ? say("pill.new", { count: unread }) : say("pill.down");
  return html`<button type="button" class=${classMap({ pill: true, news })} title=${words} @click=${actions.down}>
    ${downIcon}<span class=${news ? "" : "unseen"}>${words}</span>
  </button>`;
}

/** Not a live region itself: redrawing the history would read it all aloud. News go to the announcer. */
export function log(view) {
  const { say, items, refs, actions } = view;
  return html`<div class="log-frame">
    <div class="log" role="log" aria-live="off" aria-label=${say("log")} tabindex="0" ${ref(refs.log)} @scroll=${actions.scrolled}>
      ${items.length ? nothing : empty(view)}
      <ol>${repeat(items, ({ key }) => key, (item) => html`${dayDivider(item, view)}${message(item, view)}`)}</ol>
      ${typing(view)}
    </div>
    ${pill(view)}
  </div>`;
}
