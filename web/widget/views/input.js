/** A form of input beneath its question: drawn while the question is open, afterwards no more than a line that says so. */

import { html, nothing } from "../../vendor/lit/lit.js";
import { fileIcon, tableIcon, uploadIcon } from "./icons.js";
import { choicesForm } from "./choices.js";
import { tableCard } from "./table.js";

const ICONS = { table: tableIcon, file: fileIcon };

const past = (input, say) => html`<p class="past-input">${ICONS[input.kind]}<span>${say(`input.${input.kind}.past`, input)}</span></p>`;

function fileButton(input, { say, actions }) {
  return html`<button type="button" class="reply" @click=${() => actions.chooseFile(input.accept)}>
    ${uploadIcon}<span>${say("input.file.choose", input)}</span>
  </button>`;
}

export function inputPart({ input, inputOpen }, view) {
  if (input?.kind === "choices") return inputOpen ? choicesForm(input, view) : nothing;
  if (!input || !(input.kind in ICONS)) return nothing;
  if (!inputOpen) return past(input, view.say);
  return input.kind === "table" ? tableCard(view) : fileButton(input, view);
}
