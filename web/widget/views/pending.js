/** The line under an own message or file that the gateway has not confirmed. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { markIcon } from "./icons.js";

function words({ type, status, fraction }, say) {
  const kind = type === "file" ? "upload" : "pending";
  return say(`${kind}.${status}`, { percent: Math.round((fraction ?? 0) * 100) });
}

function repairs(item, { say, actions }) {
  if (item.status !== "failed") return nothing;
  return html`<span class="repairs">
    <button type="button" class="plain" @click=${() => actions.again(item.id)}>${say("pending.again")}</button>
    ${item.type === "text" ? html`<button type="button" class="plain" @click=${() => actions.edit(item.id)}>${say("pending.edit")}</button>` : nothing}
    <button type="button" class="plain" @click=${() => actions.remove(item.id)}>${say("pending.remove")}</button>
  </span>`;
}

export function pendingLine(item, view) {
  // A sent message that is merely on its way back needs no words; a file that is read for a minute does.
  if (item.status === "sent" && item.type !== "file") return nothing;
  const failed = item.status === "failed";
  return html`<div class="pending ${item.status}">
    <span class="pending-words">${failed ? markIcon("bad") : nothing}<span>${words(item, view.say)}</span></span>
    ${item.reason ? html`<span class="reason">${item.reason}</span>` : nothing} ${repairs(item, view)}
  </div>`;
}
