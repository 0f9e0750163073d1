/** Several choices to tick beneath their question; sent as the text that somebody might have typed. */

import { html } from "../../vendor/lit/lit.js";

/** The ticked labels, or null after saying that none is. */
function ticked(form) {
  const labels = [...form.querySelectorAll("input:checked")].map(({ value }) => value);
  form.querySelector(".ticks-none").hidden = labels.length > 0;
  return labels.length ? labels : null;
}

function sent(event, actions) {
  event.preventDefault();
  const labels = ticked(event.target);
  if (labels) actions.say(labels.join(", "));
}

const tick = (label, chosen) => html`<label class="tick"><input type="checkbox" value=${label} ?checked=${chosen} /><span>${label}</span></label>`;

export function choicesForm({ label, choices, chosen = [] }, { say, actions }) {
  return html`<form class="card ticks" @submit=${(event) => sent(event, actions)} @change=${(event) => ticked(event.currentTarget)}>
    <fieldset>
      <legend class="card-hint">${say("input.choices", { label })}</legend>
      ${choices.map((each) => tick(each, chosen.includes(each)))}
    </fieldset>
    <p class="ticks-none why" role="alert" hidden>${say("input.choices.none")}</p>
    <button type="submit" class="card-send">${say("input.choices.send")}</button>
  </form>`;
}

/** Buttons of a message without those that stand in its list. */
export const besides = ({ buttons, input, inputOpen }) =>
  input?.kind === "choices" && inputOpen ? buttons.filter(({ label }) => !input.choices.includes(label)) : buttons;
