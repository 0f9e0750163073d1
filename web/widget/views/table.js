/** A table to fill in. Rows with one cell are a line each; others are a group of boxes, as wide as there is room. */

import { classMap, html, nothing, repeat } from "../../vendor/lit/lit.js";
import { spokenAmount } from "../table/amounts.js";
import { isComposing } from "./composer.js";
import { addIcon, closeIcon, markIcon } from "./icons.js";

const KEYBOARDS = {
  money: "numeric", count: "numeric", business_number: "numeric", corporate_number: "numeric",
  decimal: "decimal", percent: "decimal", hs_code: "decimal", date: "decimal", phone: "tel", email: "email", url: "url",
};
const AMOUNT = "money";

const has = (...ids) => ids.filter(Boolean).join(" ") || nothing;

/** Enter goes on to the next box; only in the last one it sends. */
function keyed(event) {
  if (event.key !== "Enter" || isComposing(event)) return;
  const boxes = [...event.target.form.querySelectorAll("input, select")];
  const next = boxes[boxes.indexOf(event.target) + 1];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function textBox(place, { column, text, described, why, isLast }, actions) {
  return html`<input type="text" id=${place.id} .value=${text} autocomplete="off" spellcheck="false"
    inputmode=${KEYBOARDS[column.type] ?? "text"} enterkeyhint=${isLast ? "send" : "next"} placeholder=${column.hint ?? nothing}
    aria-describedby=${described} aria-invalid=${why ? "true" : nothing} aria-required=${column.optional ? nothing : "true"} @keydown=${keyed}
    @input=${(event) => actions.fill(place.row, place.column, event.target.value)} @paste=${(event) => actions.paste(event, place.row, place.column)} />`;
}

function choiceBox(place, { column, text, described, why }, actions, say) {
  const option = (choice) => html`<option value=${choice} ?selected=${choice === text}>${choice}</option>`;
  return html`<select id=${place.id} aria-describedby=${described} aria-invalid=${why ? "true" : nothing} aria-required=${column.optional ? nothing : "true"}
    @keydown=${keyed} @change=${(event) => actions.fill(place.row, place.column, event.target.value)}>
    <option value="" ?selected=${text === ""}>${say("table.choose")}</option>${column.choices.map(option)}
  </select>`;
}

function box(place, { column, isLast }, { say, card, actions }) {
  const text = card.rows[place.row][place.column];
  const why = card.wrong.get(`${place.row}:${place.column}`);
  const amount = column.type === AMOUNT ? spokenAmount(text, say("amount.groups").split(" ").filter(Boolean)) : "";
  const ids = { unit: `${place.id}-unit`, amount: `${place.id}-amount`, why: `${place.id}-why` };
  const described = has(column.unit && ids.unit, amount && ids.amount, why && ids.why);
  const filled = { column, text, described, why, isLast };
  return html`<span class=${classMap({ box: true, wrong: Boolean(why) })}>
      ${column.choices ? choiceBox(place, filled, actions, say) : textBox(place, filled, actions)}
      ${column.unit ? html`<span class="unit" id=${ids.unit}>${column.unit}</span>` : nothing}
    </span>
    ${amount ? html`<span class="amount" id=${ids.amount}>${amount}${column.unit ?? ""}</span>` : nothing}
    ${why ? html`<span class="why" id=${ids.why}>${markIcon("bad")}<span>${say(`table.wrong.${why}`)}</span></span>` : nothing}`;
}

const place = (card, row, column) => ({ id: `${card.names[row]}-${column}`, row, column });
const isLastBox = ({ rows, input }, row, column) => row === rows.length - 1 && column === input.columns.length - 1;

function field(row, at, view) {
  const { card, say } = view;
  const column = card.input.columns[at];
  const here = place(card, row, at);
  return html`<div class="field">
    <label for=${here.id}>${column.label}${column.optional ? html` <span class="optional">(${say("table.optional")})</span>` : nothing}</label>
    ${box(here, { column, isLast: isLastBox(card, row, at) }, view)}
  </div>`;
}

/** One cell a row: the row's label says what the box is for. */
function lineOf(row, view) {
  const { input, rows } = view.card;
  const here = place(view.card, row, 0);
  return html`<div class="line">
    <label for=${here.id}>${input.rows[row]}<span class="unseen"> ${input.columns[0].label}</span></label>
    <div class="field">${box(here, { column: input.columns[0], isLast: row === rows.length - 1 }, view)}</div>
  </div>`;
}

function removeButton(row, name, { say, actions }) {
  const words = say("table.remove", { row: name });
  return html`<button type="button" class="plain square" aria-label=${words} title=${words} @click=${() => actions.removeRow(row)}>${closeIcon}</button>`;
}

function entry(row, view) {
  const { card, say } = view;
  const name = card.input.rows?.[row] ?? say("table.row", { number: row + 1 });
  const id = `${card.names[row]}-name`;
  return html`<div class="entry" role="group" aria-labelledby=${id}>
    <div class="entry-head"><p id=${id}>${name}</p>${card.input.rows || card.rows.length === 1 ? nothing : removeButton(row, name, view)}</div>
    <div class="fields">${card.input.columns.map((_, at) => field(row, at, view))}</div>
  </div>`;
}

function addButton({ card, say, actions }) {
  if (card.input.rows) return nothing;
  if (card.isFull) return html`<p class="card-hint">${say("table.full", { count: card.rows.length })}</p>`;
  return html`<button type="button" class="reply add" @click=${actions.addRow}>${addIcon}<span>${say("table.add")}</span></button>`;
}

const hint = ({ input }, say) => html`<p class="card-hint">${say(input.rows ? "table.hint" : "table.hint.free")}</p>`;

export function tableCard(view) {
  const { card, say, actions } = view;
  const isLines = card.input.rows && card.input.columns.length === 1;
  const draw = (_, row) => (isLines ? lineOf(row, view) : entry(row, view));
  return html`<form class="card" aria-labelledby="card-title" novalidate @submit=${(event) => { event.preventDefault(); actions.sendTable(); }}>
    <p class="card-title" id="card-title">${card.input.label}</p>
    ${hint(card, say)}
    ${repeat(card.names, (name) => name, draw)}
    ${addButton(view)}
    ${card.told ? html`<p class="card-told">${markIcon("bad")}<span>${say(card.told.key, card.told.facts)}</span></p>` : nothing}
    <button type="submit" class="card-send">${say("table.send")}</button>
  </form>`;
}
