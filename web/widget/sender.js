/** Sends the outbox over the connection: one message at a time, in order, each until the gateway confirmed it. */

import { frameOf } from "./outbox.js";

const ACK_TIMEOUT_MS = 10_000;
const OTHER_TABS_GRACE_MS = 5_000;
const TOO_FAST = "too_fast";
const TOO_FAST_WAIT_MS = 5_000;

/** `report(id, changes)` is told what becomes of a message. */
export class Sender {
  #inFlight = null;
  #timer = null;
  #mine = new Set();

  constructor(outbox, connection, report) {
    this.outbox = outbox;
    this.connection = connection;
    this.report = report;
  }

  add(item) {
    this.#mine.add(item.id);
    this.outbox.add(item);
    this.pump();
  }

  /** One at a time: they arrive in order, and when the gateway closes the door we know which one it disliked. */
  pump() {
    if (this.#inFlight || this.connection.state !== "online") return;
    const item = this.outbox.items().find((candidate) => this.#isForMe(candidate));
    if (!item) return;
    this.#inFlight = item.id;
    this.connection.send(frameOf(item));
    this.#timer = setTimeout(() => this.connection.restart(), ACK_TIMEOUT_MS);
  }

  confirmed(id) {
    this.outbox.settle(id);
    this.#landed(id);
  }

  /** The gateway's no. When it only asks for a pause, the message waits with those words and goes out again by itself. */
  refused(id, { code, text }) {
    if (code === TOO_FAST) this.#pause(id, text);
    else this.#fail(id, text);
  }

  /** The gateway could not read what was sent last. */
  unreadable() {
    if (this.#inFlight) this.#fail(this.#inFlight, null);
  }

  /** The connection broke: what was in flight goes out again under its id. */
  lost() {
    clearTimeout(this.#timer);
    this.#inFlight = null;
  }

  #fail(id, reason) {
    this.outbox.settle(id);
    this.report(id, { status: "failed", reason });
    this.#landed(id);
  }

  #pause(id, reason) {
    this.report(id, { reason });
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.report(id, { reason: null });
      this.#landed(id);
    }, TOO_FAST_WAIT_MS);
  }

  /** The tab that wrote a message sends it; another one only when that tab evidently is gone. */
  #isForMe(item) {
    return this.#mine.has(item.id) || Date.now() - Date.parse(item.at) > OTHER_TABS_GRACE_MS;
  }

  #landed(id) {
    if (this.#inFlight !== id) return;
    this.lost();
    this.pump();
  }
}
