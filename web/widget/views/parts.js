/** What may hang on a message: a table of values, sources, a document's state, answers to choose from. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { besides } from "./choices.js";
import { countdown } from "./countdown.js";
import { areEntries, entries } from "./entries.js";
import { checkIcon, fileIcon, markIcon } from "./icons.js";
import { stateWords, toneOf } from "./tones.js";

const chip = (label) => html`<span class="chip">${label}</span>`;

function stateMark(state, words) {
  const tone = toneOf(state);
  return html`<span class="state ${tone}">${markIcon(tone)}<span>${words}</span></span>`;
}

/** One source for all values is named once, below the table. */
function sharedSource(list) {
  const named = new Set(list.map(({ source }) => source).filter(Boolean));
  return named.size === 1 && list.length > 1 ? [...named][0] : null;
}

const marks = (source, state, say) =>
  html`<span class="marks">${source ? chip(source) : nothing}${state ? stateMark(state, stateWords(state, say)) : nothing}</span>`;

function answer(value, state, say) {
  if (value) return html`<span class="value">${value}</span>`;
  // A state says already why nothing is there.
  return state ? nothing : html`<span class="empty">${say("rows.empty")}</span>`;
}

const row = ({ label, value, source, state }, say) => html`<tr>
  <th scope="row">${label}</th>
  <td>${answer(value, state, say)}${source || state ? marks(source, state, say) : nothing}</td>
</tr>`;

const heading = (title) => html`<tr class="group"><th scope="rowgroup" colspan="2">${title}</th></tr>`;

/** Lines that follow each other under one heading. */
function groups(list) {
  const found = [];
  for (const item of list) {
    const title = item.group ?? null;
    if (!found.length || found.at(-1).title !== title) found.push({ title, items: [] });
    found.at(-1).items.push(item);
  }
  return found;
}

/** Ruled like the forms it fills: what is asked in a grey box, what was answered beside it. */
export function rows(list, say) {
  if (!list?.length) return nothing;
  if (areEntries(list)) return entries(groups(list), say);
  const shared = sharedSource(list);
  const each = (item) => row(shared ? { ...item, source: null } : item, say);
  return html`<table class="rows">
    <caption class="unseen">${say("rows.caption")}</caption>
    <thead class="unseen"><tr><th scope="col">${say("rows.label")}</th><th scope="col">${say("rows.value")}</th></tr></thead>
    ${groups(list).map(({ title, items }) => html`<tbody>${title ? heading(title) : nothing}${items.map(each)}</tbody>`)}
  </table>${shared ? sources([{ label: shared }], say) : nothing}`;
}

export function sources(list, say) {
  if (!list?.length) return nothing;
  return html`<p class="sources"><span class="sources-word">${say("sources")}</span>${list.map(({ label }) => chip(label))}</p>`;
}

export function documentLine(document, say) {
  if (!document) return nothing;
  return html`<p class="document" data-document=${document.id}>
    ${fileIcon}<span class="document-name">${document.name}</span>${stateMark(document.state, document.label ?? stateWords(document.state, say))}${countdown(document.until, say)}
  </p>`;
}

function takenReply(item, say) {
  const taken = item.buttons.find(({ label }) => label === item.taken);
  if (!taken) return nothing;
  return html`<div class="replies">
    <button type="button" class="reply taken" disabled>${checkIcon}<span>${taken.label}</span><span class="unseen"> (${say("button.taken")})</span></button>
  </div>`;
}

/** Open answers as buttons in their order; of a question that is past, only the answer that was taken. */
export function quickReplies(item, { say, actions }) {
  const buttons = besides(item);
  if (!buttons.length) return nothing;
  if (!item.buttonsOpen) return takenReply(item, say);
  const reply = (button) => html`<button type="button" class="reply" @click=${() => actions.press(button)}>${button.label}</button>`;
  return html`<div class="replies" role="group" aria-label=${say("buttons")}>${buttons.map(reply)}</div>`;
}
