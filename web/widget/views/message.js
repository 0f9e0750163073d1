/** One message of the talk. Text is only ever bound as text. */

import { classMap, html, nothing } from "../../vendor/lit/lit.js";
import { parts } from "../text.js";
import { inputPart } from "./input.js";
import { documentLine, quickReplies, rows, sources } from "./parts.js";
import { pendingLine } from "./pending.js";

const clock = (at, language) => new Intl.DateTimeFormat(language, { hour: "numeric", minute: "2-digit" }).format(new Date(at));
const calendar = (at, language) =>
  new Intl.DateTimeFormat(language, { year: "numeric", month: "long", day: "numeric", weekday: "long" }).format(new Date(at));

function link({ text, href }, say) {
  return html`<a href=${href} target="_blank" rel="noopener noreferrer">${text}<span class="unseen"> (${say("link.new")})</span></a>`;
}

const linked = (text, say) => parts(text).map((part) => (part.href ? link(part, say) : part.text));

// Written without a break inside: line breaks of a message are kept, and so would ours be.
function bubble({ text, from, type }, say) {
  if (!text || type === "file") return nothing;
  return html`<p class="bubble">${from === "user" ? text : linked(text, say)}</p>`;
}

export function dayDivider(item, { language }) {
  if (!item.newDay) return nothing;
  return html`<li class="day"><time datetime=${item.at}>${calendar(item.at, language)}</time></li>`;
}

function stamp(item, { language }) {
  if (!item.last || !item.at || item.status || (item.from === "system" && !item.line)) return nothing;
  return html`<time class="at" datetime=${item.at}>${clock(item.at, language)}</time>`;
}

export function message(item, view) {
  const { say } = view;
  const classes = { message: true, [item.from]: true, follows: item.follows, line: Boolean(item.line) };
  return html`<li class=${classMap(classes)} data-key=${item.key}>
    <p class=${item.follows || item.line || item.from === "user" ? "unseen" : "who"}>${say(`who.${item.from}`)}</p>
    ${bubble(item, say)} ${rows(item.rows, say)} ${documentLine(item.document, say)} ${sources(item.sources, say)}
    ${inputPart(item, view)} ${quickReplies(item, view)} ${item.status ? pendingLine(item, view) : nothing} ${stamp(item, view)}
  </li>`;
}
