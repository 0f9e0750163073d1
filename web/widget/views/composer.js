/** Where the user writes and uploads. */

import { html, nothing, ref } from "../../vendor/lit/lit.js";
import { closeIcon, sendIcon, uploadIcon } from "./icons.js";

// Safari ends the composition before it reports the key, and only the old code 229 still tells.
export const isComposing = (event) => event.isComposing || event.keyCode === 229;

function keyed(event, actions) {
  if (event.key !== "Enter" || event.shiftKey || isComposing(event)) return;
  event.preventDefault();
  actions.send();
}

function chosen(event, actions) {
  actions.files(event.target.files);
  // The same file may be chosen again after it was mended.
  event.target.value = "";
}

/** Opens the picker of files for certain kinds of them, or for all. */
export function chooseFile(input, accept = []) {
  input.accept = accept.join(",");
  input.click();
}

export function notice({ say, notice: told, actions }) {
  if (!told) return nothing;
  return html`<div class="strip notice">
    <p>${told.text ?? say(told.key, told.facts)}</p>
    <button type="button" class="plain square" aria-label=${say("notice.close")} @click=${actions.dismiss}>${closeIcon}</button>
  </div>`;
}

export function composer({ say, refs, actions }) {
  return html`<form class="composer" @submit=${(event) => { event.preventDefault(); actions.send(); }}>
    <input class="unseen" id="file" type="file" multiple tabindex="-1" aria-hidden="true" ${ref(refs.file)} @change=${(event) => chosen(event, actions)} />
    <button type="button" class="square tool" aria-label=${say("upload.choose")} title=${say("upload.choose")} @click=${() => actions.chooseFile()}>${uploadIcon}</button>
    <textarea rows="1" aria-label=${say("composer.label")} aria-describedby="hint" placeholder=${say("composer.placeholder")} enterkeyhint="send"
      ${ref(refs.input)} @keydown=${(event) => keyed(event, actions)} @input=${actions.drafted}></textarea>
    <button type="submit" class="square send" aria-label=${say("composer.send")} title=${say("composer.send")}>${sendIcon}</button>
    <p class="unseen" id="hint">${say("composer.hint")}</p>
  </form>`;
}

export function dropZone({ say, dragging }) {
  if (!dragging) return nothing;
  return html`<div class="drop" aria-hidden="true">${uploadIcon}<p>${say("upload.drop")}</p><p class="drop-hint">${say("upload.drop.hint")}</p></div>`;
}
