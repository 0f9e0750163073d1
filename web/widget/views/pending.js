/** What stands at an own message or file that the gateway has not confirmed. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { markIcon } from "./icons.js";
import { documentLine } from "./parts.js";

function repairs(item, { say, actions }) {
  if (item.status !== "failed") return nothing;
  return html`<span class="repairs">
    <button type="button" class="plain" @click=${() => actions.again(item.id)}>${say("pending.again")}</button>
    ${item.type === "text" ? html`<button type="button" class="plain" @click=${() => actions.edit(item.id)}>${say("pending.edit")}</button>` : nothing}
    <button type="button" class="plain" @click=${() => actions.remove(item.id)}>${say("pending.remove")}</button>
  </span>`;
}

/** A file looks from the start like the document it becomes. */
function upload({ id, text, status, fraction }, say) {
  const label = say(`upload.${status}`, { percent: Math.round((fraction ?? 0) * 100) });
  return documentLine({ id, name: text, state: status, label }, say);
}

const words = ({ status }, say) =>
  html`<span class="pending-words">${status === "failed" ? markIcon("bad") : nothing}<span>${say(`pending.${status}`)}</span></span>`;

export function pendingLine(item, view) {
  const file = item.type === "file";
  // A sent message that is merely on its way back needs no words.
  if (item.status === "sent" && !file) return nothing;
  return html`<div class="pending ${item.status}">
    ${file ? upload(item, view.say) : words(item, view.say)} ${item.reason ? html`<span class="reason">${item.reason}</span>` : nothing}
    ${repairs(item, view)}
  </div>`;
}
