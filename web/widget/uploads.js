/** Files on their way to the gateway, one after another. They live in memory: a reload would lose them, and the words say so. */

export const LARGEST_BYTES = 10 * 1024 * 1024;

const RETRY_MS = [1_000, 3_000, 8_000];

/** What the widget can tell of a file without reading it; what it is, the server judges. */
export function refusal(file) {
  if (file.size === 0) return "empty";
  return file.size > LARGEST_BYTES ? "too-large" : null;
}

/** macOS hands out decomposed Hangul (ㅎㅏㄴ), which no one can search for. */
export const nameOf = (file) => file.name.normalize("NFC");

/** `report(id, changes)` is told each step; `send(entry, onProgress)` does one try and rejects with ApiError. */
export class Uploads {
  #waiting = [];
  #busy = false;
  #failures = 0;
  #known = new Map();

  constructor(send, report) {
    this.send = send;
    this.report = report;
    this.ready = false;
  }

  /** `entry` is {id, file, name}. */
  add(entry) {
    this.#known.set(entry.id, entry);
    this.#waiting.push(entry);
    this.#go();
  }

  /** Sends again what failed for good; false if it is no file of ours. */
  again(id) {
    const entry = this.#known.get(id);
    if (!entry) return false;
    this.report(id, { status: "waiting", reason: null });
    this.add(entry);
    return true;
  }

  forget(id) {
    this.#known.delete(id);
  }

  clear() {
    this.#waiting = [];
    this.#known.clear();
  }

  /** With a connection, or without. */
  setReady(ready) {
    this.ready = ready;
    if (ready) this.#go();
  }

  async #go() {
    if (this.#busy || !this.ready || !this.#waiting.length) return;
    this.#busy = true;
    const entry = this.#waiting[0];
    try {
      this.report(entry.id, { status: "sending", fraction: 0 });
      await this.send(entry, (fraction) => this.report(entry.id, { fraction }));
      this.#done(entry, { status: "sent" });
    } catch (error) {
      await this.#failed(entry, error);
    }
    this.#busy = false;
    this.#go();
  }

  #done(entry, changes) {
    this.#failures = 0;
    this.#waiting = this.#waiting.filter((other) => other !== entry);
    this.report(entry.id, changes);
  }

  /** The same id goes out again after a lost answer: the gateway counts it once. */
  async #failed(entry, error) {
    const worthAnother = error.status === 0 || error.status >= 500 || error.status === 429;
    const wait = RETRY_MS[this.#failures];
    if (!worthAnother || wait === undefined) {
      this.#done(entry, { status: "failed", reason: error.text ?? null });
      return;
    }
    this.#failures += 1;
    this.report(entry.id, { status: "waiting" });
    await new Promise((resolve) => setTimeout(resolve, wait));
  }
}
