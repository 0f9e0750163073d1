/** One user's conversation: joins socket, queue, uploads and state, and tells the element when something changed. */

import { Api } from "./api.js";
import { CLOSE_BAD_FRAME, CLOSE_UNKNOWN_TOKEN, Connection } from "./connection.js";
import { freshId } from "./ids.js";
import { Outbox } from "./outbox.js";
import { Sender } from "./sender.js";
import { Holder } from "./state/holder.js";
import { EMPTY, dropped, isOwn, progressed, queued, readUpTo, received, typed, welcomed } from "./state/store.js";
import { Session } from "./session.js";
import { Storage } from "./storage.js";
import { Uploads, nameOf, refusal } from "./uploads.js";

const TYPING_TIMEOUT_MS = 45_000;

/** Events: "change" (anything), "arrived" (detail: a message that is news), "unsent" (detail: text that could not be sent). */
export class Conversation extends Holder {
  #token = null;
  #typingTimer = null;

  /** `asked` is the language that the page asks for. */
  constructor(server, asked) {
    super();
    this.storage = new Storage(server);
    this.api = new Api(server);
    this.session = new Session(this.storage, this.api);
    this.outbox = new Outbox(this.storage);
    this.language = this.session.startingLanguage(asked);
    this.connection = this.#connection();
    const report = (id, changes) => this.report(id, changes);
    this.sender = new Sender(this.outbox, this.connection, report);
    this.uploads = new Uploads((entry, onProgress) => this.#upload(entry, onProgress), report);
    this.stopListening = this.storage.onChange((name) => this.#otherTab(name));
  }

  /** Whether this browser holds a conversation with this server already. */
  get exists() {
    return this.session.token !== null;
  }

  get connectionState() {
    return this.connection.state;
  }

  start() {
    if (this.started) return;
    this.started = true;
    this.#restore();
    this.connection.open();
  }

  stop() {
    this.connection.close();
    this.stopListening();
    this.sender.lost();
    clearTimeout(this.#typingTimer);
  }

  say(text) {
    this.#queue({ id: freshId(), type: "text", text });
  }

  press({ id, label }) {
    this.#queue({ id: freshId(), type: "button", button: id, text: label });
  }

  /** Sends files; what cannot be sent becomes a notice instead. */
  sendFiles(files) {
    const sendable = [...files].filter((file) => {
      const why = refusal(file);
      if (why) this.tell(`upload.refused.${why}`, { name: nameOf(file) });
      return !why;
    });
    for (const file of sendable) this.#sendFile(file);
  }

  /** A failed own message, tried once more under its id. */
  again(id) {
    if (this.uploads.again(id)) return;
    const { status, reason, ...item } = this.state.pending.find((pending) => pending.id === id);
    this.report(id, { status: "waiting", reason: null });
    this.sender.add(item);
  }

  /** Takes a failed own message away and returns its text. */
  takeBack(id) {
    const item = this.state.pending.find((pending) => pending.id === id);
    this.outbox.settle(id);
    this.uploads.forget(id);
    this.set(dropped(this.state, id));
    return item?.type === "file" ? "" : (item?.text ?? "");
  }

  setLanguage(language) {
    if (language === this.language) return;
    this.language = language;
    const told = this.connection.send({ type: "language", language });
    this.session.chooseLanguage(language, told);
    this.announce();
  }

  /** The user has seen everything up to here. */
  markRead() {
    const before = this.state;
    this.set(readUpTo(this.state, this.state.seq));
    if (this.state !== before) this.session.readSeq = this.state.readSeq;
  }

  #connection() {
    const connection = new Connection(this.api.socketUrl, () => this.#hello());
    connection.addEventListener("state", ({ detail }) => this.#connectionChanged(detail));
    connection.addEventListener("frame", ({ detail }) => this.#frame(detail));
    connection.addEventListener("closed", ({ detail }) => this.#closed(detail));
    return connection;
  }

  async #hello() {
    this.#token = await this.session.obtain(this.language);
    return { token: this.#token, after: this.state.seq };
  }

  #restore() {
    this.state = readUpTo(this.state, this.session.readSeq);
    this.#showOutbox();
  }

  #showOutbox() {
    for (const item of this.outbox.items()) this.state = queued(this.state, { ...item, status: "waiting" });
  }

  #connectionChanged(state) {
    this.uploads.setReady(state === "online");
    if (state !== "online") {
      this.sender.lost();
      this.state = typed(this.state, false);
    }
    this.announce();
  }

  #frame(frame) {
    const handlers = {
      welcome: () => this.#welcome(frame),
      message: () => this.#message(frame.message),
      ack: () => this.#ack(frame.id),
      typing: () => this.#typing(frame.on),
      progress: () => this.set(progressed(this.state, frame.progress)),
      error: () => this.#error(frame),
    };
    // A frame of a later server says nothing to this widget.
    handlers[frame.type]?.();
  }

  #welcome(frame) {
    this.set(welcomed(this.state, frame));
    const wish = this.session.untoldLanguage;
    if (wish && wish !== frame.language) this.connection.send({ type: "language", language: wish });
    this.session.chooseLanguage(wish ?? frame.language, true);
    this.#adopt(wish ?? frame.language);
    this.sender.pump();
  }

  #adopt(language) {
    if (language === this.language) return;
    this.language = language;
    this.announce();
  }

  #message(message) {
    const news = message.seq > this.state.seq && message.seq > (this.state.historySeq ?? 0);
    if (message.id) {
      this.sender.confirmed(message.id);
      this.uploads.forget(message.id);
    }
    this.set(received(this.state, message));
    if (news && !isOwn(message)) this.dispatchEvent(new CustomEvent("arrived", { detail: message }));
  }

  #ack(id) {
    this.report(id, { status: "sent" });
    this.sender.confirmed(id);
  }

  #typing(on) {
    clearTimeout(this.#typingTimer);
    // A server that dies while typing must not leave the sign on for ever.
    if (on) this.#typingTimer = setTimeout(() => this.set(typed(this.state, false)), TYPING_TIMEOUT_MS);
    this.set(typed(this.state, on));
  }

  #error({ id, error }) {
    if (id) this.sender.refused(id, error);
    else this.tell(null, {}, error.text);
  }

  #queue(fields) {
    const item = { ...fields, at: new Date().toISOString() };
    this.notice = null;
    this.set(queued(this.state, { ...item, status: "waiting" }));
    this.sender.add(item);
    this.start();
  }

  #sendFile(file) {
    const entry = { id: freshId(), file, name: nameOf(file) };
    this.set(queued(this.state, { id: entry.id, type: "file", text: entry.name, status: "waiting", at: new Date().toISOString() }));
    this.start();
    this.uploads.add(entry);
  }

  async #upload(entry, onProgress) {
    try {
      return await this.api.upload(this.#token, entry, onProgress);
    } catch (error) {
      if (error.status === 401) this.connection.restart();
      throw error;
    }
  }

  #closed(code) {
    if (code === CLOSE_UNKNOWN_TOKEN) this.#startOver();
    if (code === CLOSE_BAD_FRAME) this.sender.unreadable();
  }

  /** The server knows this conversation no more. What was typed for it is handed back, not sent into a new one. */
  #startOver() {
    this.session.forget(this.#token);
    const unsent = this.outbox.takeAll().filter(({ type }) => type === "text");
    this.uploads.clear();
    this.state = EMPTY;
    this.tell("notice.fresh");
    if (unsent.length) this.dispatchEvent(new CustomEvent("unsent", { detail: unsent.map(({ text }) => text).join("\n") }));
  }

  #otherTab(name) {
    if (name === "read") this.set(readUpTo(this.state, this.session.readSeq));
    if (name === "language") this.#adopt(this.session.chosenLanguage ?? this.language);
    if (name === "outbox") this.#showOutbox();
    if (name === "token") this.#tokenElsewhere();
    this.announce();
  }

  #tokenElsewhere() {
    const { token } = this.session;
    if (token === null || token === this.#token) return;
    this.state = EMPTY;
    this.#restore();
    this.start();
    this.connection.restart();
  }
}
