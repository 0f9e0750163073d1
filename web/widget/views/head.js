/** The top of the panel: who answers, whether we are connected, language, progress. */

import { classMap, html, nothing } from "../../vendor/lit/lit.js";
import { closeIcon } from "./icons.js";
import { seal } from "./launcher.js";

const OTHER_LANGUAGE = { ko: "en", en: "ko" };
const MOST_CELLS = 40;

const ownerWords = (owner, say) => (say.has(`who.${owner}`) ? say(`who.${owner}`) : say("who.bot"));
const answersWords = (owner, say) => (say.has(`answers.${owner}`) ? say(`answers.${owner}`) : say("answers.bot"));

function languageSwitch({ say, language, actions }) {
  const other = OTHER_LANGUAGE[language];
  return html`<button type="button" class="on-brand" lang=${other} @click=${() => actions.language(other)}>${say(`language.${other}`)}</button>`;
}

export function head(view) {
  const { say, state, connection, actions } = view;
  return html`<div class="head">
    ${seal}
    <div class="who-answers">
      <h2>${ownerWords(state.owner, say)}</h2>
      <p>
        <span>${answersWords(state.owner, say)}</span>
        <span class="connection ${connection}">${say(`connection.${connection}`)}</span>
      </p>
    </div>
    ${languageSwitch(view)}
    <button type="button" class="on-brand square" aria-label=${say("close")} @click=${actions.close}>${closeIcon}</button>
  </div>`;
}

/** One box for each box of the form: progress that looks like what it counts. */
function cells({ done, total }) {
  if (total > MOST_CELLS) return nothing;
  const cell = (at) => html`<span class=${classMap({ cell: true, filled: at < done })}></span>`;
  return html`<span class="cells" aria-hidden="true">${Array.from({ length: total }, (_, at) => cell(at))}</span>`;
}

export function progress({ say, state }) {
  if (!state.progress?.total) return nothing;
  const { done, total, about } = state.progress;
  return html`<div class="progress">
    <p id="progress-words">${say(about ? "progress.about" : "progress", { done, total })}</p>
    <progress class=${total > MOST_CELLS ? "" : "unseen"} aria-label=${say("progress.label")} max=${total} value=${done}></progress>
    ${cells(state.progress)}
  </div>`;
}

/** Said only when it lasts: a wink of the network is nobody's concern. */
export function trouble({ say, connection, troubled, actions }) {
  if (!troubled) return nothing;
  return html`<div class="strip trouble">
    <p>${say(`connection.${connection}.long`)}</p>
    ${connection === "connecting" ? nothing : html`<button type="button" class="plain" @click=${actions.reconnect}>${say("connection.retry")}</button>`}
  </div>`;
}
