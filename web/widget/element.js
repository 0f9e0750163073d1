/** <gildong-chat language="ko|en" server="https://…" open>: the panel, its launcher, and what the user does with them. */

import { LitElement, adoptStyles, createRef, html, nothing, repeat } from "../vendor/lit/lit.js";
import { Announcer } from "./announcer.js";
import { HOME } from "./assets.js";
import { Conversation } from "./conversation.js";
import { Draft } from "./draft.js";
import { FileDrop } from "./file_drop.js";
import { KeyboardUse } from "./keyboard_use.js";
import { ModalFocus } from "./modal_focus.js";
import { LogScroll } from "./scroll.js";
import { TableDesk } from "./table/desk.js";
import { timeline } from "./state/timeline.js";
import { isOwn, unread } from "./state/store.js";
import { Trouble } from "./trouble.js";
import { followVisibleArea } from "./viewport.js";
import { chooseFile, composer, dropZone, isComposing, notice } from "./views/composer.js";
import { head, progress, trouble } from "./views/head.js";
import { launcher } from "./views/launcher.js";
import { log } from "./views/log.js";

export class GildongChat extends LitElement {
  static words = null;
  static sheets = [];
  static properties = {
    open: { type: Boolean, reflect: true },
    language: { type: String },
    server: { type: String },
  };

  constructor() {
    super();
    this.open = false;
    this.refs = { log: createRef(), input: createRef(), file: createRef() };
    this.scroll = new LogScroll();
    this.announcer = new Announcer(() => this.requestUpdate(), () => GildongChat.words.in(this.talk.language));
    this.drop = new FileDrop(this, (files) => this.#dropped(files));
    this.modal = new ModalFocus(this);
    this.keyboard = new KeyboardUse(this);
    this.trouble = new Trouble(() => this.announcer.tell(`connection.${this.talk.connectionState}.long`));
  }

  createRenderRoot() {
    const root = super.createRenderRoot();
    adoptStyles(root, GildongChat.sheets);
    return root;
  }

  connectedCallback() {
    super.connectedCallback();
    const asked = GildongChat.words.knows(this.language) ? this.language : "ko";
    this.talk = new Conversation(this.server ? new URL(this.server, location.href).origin : HOME, asked);
    this.draft = new Draft(this.talk.storage.prefix, this.refs.input);
    this.table = new TableDesk(this, this.talk.storage.prefix);
    this.actions = this.#actions();
    this.talk.addEventListener("change", () => this.#changed());
    this.talk.addEventListener("arrived", ({ detail }) => isOwn(detail) || this.announcer.message(detail));
    this.talk.addEventListener("unsent", ({ detail }) => this.draft.append(detail));
    this.leaveVisibleArea = followVisibleArea(this);
    this.addEventListener("keydown", this.#escape);
    this.lang = this.talk.language;
    if (this.open || this.talk.exists) this.talk.start();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.talk.stop();
    this.leaveVisibleArea();
    this.removeEventListener("keydown", this.#escape);
    this.trouble.stop();
  }

  willUpdate(changes) {
    if (changes.has("language") && this.hasUpdated && GildongChat.words.knows(this.language)) this.talk.setLanguage(this.language);
  }

  render() {
    const view = this.#view();
    return html`${this.open ? this.#panel(view) : launcher(view)}
      <div class="unseen" role="status" aria-live="polite">${repeat(this.announcer.lines, ({ key }) => key, ({ text }) => html`<p>${text}</p>`)}</div>`;
  }

  updated(changes) {
    this.scroll.attach(this.refs.log.value);
    if (changes.has("open") && this.open) this.#opened();
    if (this.open) this.#follow();
  }

  #view() {
    const { state, connectionState, notice: told, language } = this.talk;
    this.items = timeline(state);
    this.table.card.follow(this.items.find(({ input, inputOpen }) => inputOpen && input.kind === "table") ?? null);
    const loading = state.historySeq === null ? this.talk.exists : state.seq < state.historySeq;
    return {
      state, language, loading, items: this.items, notice: told, connection: connectionState, troubled: this.trouble.lasts, card: this.table.card,
      unread: unread(state), scrolledUp: !this.scroll.atEnd, dragging: this.drop.dragging,
      say: GildongChat.words.in(language), refs: this.refs, actions: this.actions,
    };
  }

  #panel(view) {
    return html`<section class="panel" role="dialog" aria-modal=${this.modal.isOn} aria-label=${view.say("panel.label")}>
      ${head(view)} ${progress(view)} ${trouble(view)} ${log(view)} ${notice(view)} ${composer(view)} ${dropZone(view)}
    </section>`;
  }

  #actions() {
    return {
      ...this.table.actions,
      open: () => this.show(),
      close: () => this.hide(),
      language: (language) => this.talk.setLanguage(language),
      reconnect: () => this.talk.connection.retryNow(),
      send: () => this.#send(),
      press: (button) => this.#press(button),
      say: (text) => this.#andFocus(() => this.talk.say(text)),
      files: (files) => this.#files(files),
      chooseFile: (accept) => chooseFile(this.refs.file.value, accept),
      sendTable: () => this.#sendTable(),
      drafted: () => this.draft.keep(),
      dismiss: () => this.#andFocus(() => this.talk.dismissNotice()),
      again: (id) => this.#andFocus(() => this.talk.again(id)),
      edit: (id) => this.#andFocus(() => this.draft.append(this.talk.takeBack(id))),
      remove: (id) => this.#andFocus(() => this.talk.takeBack(id)),
      scrolled: () => this.#scrolled(),
      down: () => this.#down(),
    };
  }

  /** Opens the panel because the user asked; only then does the focus move. */
  async show() {
    this.open = true;
    this.talk.start();
    await this.updateComplete;
    this.#restFocus();
  }

  async hide() {
    this.open = false;
    await this.updateComplete;
    this.renderRoot.querySelector(".launcher").focus();
  }

  #escape = (event) => {
    if (event.key !== "Escape" || !this.open || isComposing(event)) return;
    event.preventDefault();
    this.hide();
  };

  #opened() {
    this.talk.start();
    this.draft.restore();
    const firstUnread = this.items.find((item) => item.seq > this.talk.state.readSeq && item.from !== "user");
    if (firstUnread && this.talk.state.readSeq > 0) this.scroll.toNews(firstUnread.key);
    else this.scroll.toEnd();
    this.drawn = this.items.at(-1)?.key;
  }

  /** After each drawing: stay, or go on with what is new. */
  #follow() {
    const last = this.items.at(-1)?.key;
    if (this.scroll.atEnd && last !== this.drawn) this.#showNews();
    else if (this.scroll.atEnd) this.scroll.toEnd();
    this.drawn = last;
    if (this.scroll.atEnd && !document.hidden) this.talk.markRead();
    if (this.drawnUp !== !this.scroll.atEnd) this.requestUpdate();
    this.drawnUp = !this.scroll.atEnd;
  }

  #showNews() {
    const from = this.items.findIndex(({ key }) => key === this.drawn) + 1;
    const news = this.items.slice(from).find(({ from: who }) => who !== "user");
    const history = this.talk.state.historySeq === null || (news && news.seq <= this.talk.state.historySeq);
    if (news && !history) this.scroll.toNews(news.key);
    else this.scroll.toEnd();
    if (!document.hidden) this.talk.markRead();
  }

  #scrolled() {
    this.scroll.scrolled();
    if (this.scroll.atEnd && !document.hidden) this.talk.markRead();
    if (this.drawnUp !== !this.scroll.atEnd) this.requestUpdate();
  }

  #down() {
    this.scroll.release();
    this.talk.markRead();
    this.requestUpdate();
    this.#restFocus();
  }

  #send() {
    const text = this.draft.take().trim();
    if (text) this.#ownNews(() => this.talk.say(text));
    this.refs.input.value.focus();
  }

  /** What is filled in goes the way of typed text, and stays until the talk goes on: it may be refused. */
  #sendTable() {
    const text = this.table.take(GildongChat.words.in(this.talk.language)("table.head"));
    if (text === null) return;
    this.scroll.release();
    this.#andFocus(() => this.talk.say(text));
  }

  #press(button) {
    this.#ownNews(() => this.talk.press(button));
    // The pressed button goes away, and the focus with it.
    this.#andFocus(() => {});
  }

  #files(files) {
    this.#ownNews(() => this.talk.sendFiles(files));
  }

  async #dropped(files) {
    if (!this.open) await this.show();
    this.#files(files);
  }

  /** What the user does is seen at once, wherever the log stood. */
  #ownNews(act) {
    if (this.open) this.scroll.release();
    if (!this.table.isOpen) this.table.card.forget();
    act();
  }

  async #andFocus(act) {
    act();
    await this.updateComplete;
    this.#restFocus();
  }

  #restFocus() {
    (this.keyboard.usesFinger ? this.refs.log.value : this.refs.input.value)?.focus({ preventScroll: true });
  }

  #changed() {
    this.lang = this.talk.language;
    this.trouble.watch(this.talk.connectionState === "online", this.talk.started);
    this.requestUpdate();
  }
}
