/**
 * The embeddable chat: `<script type="module" src="…/widget/gildong.js"></script><gildong-chat></gildong-chat>`.
 *
 * How things flow: the element draws views from the state; what the user does goes to Conversation, which sends it through
 * Sender (text, buttons) or Uploads (files); what the gateway says comes through Connection into the state, and is drawn.
 */

import { linkFont, loadAssets, registerUnit } from "./assets.js";
import { GildongChat } from "./element.js";
import { Words } from "./words.js";

registerUnit();
linkFont();
const { sheets, words } = await loadAssets();
GildongChat.words = new Words(words);
GildongChat.sheets = sheets;
if (!customElements.get("gildong-chat")) customElements.define("gildong-chat", GildongChat);
