/** One socket to the gateway that comes back by itself. Knows frames, not what they mean. */

const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 15_000;
const TOO_FAST_WAIT_MS = 10_000;
const WELCOME_TIMEOUT_MS = 10_000;
const LONG_SLEEP_MS = 60_000;

export const CLOSE_UNKNOWN_TOKEN = 4401;
export const CLOSE_TOO_FAST = 4429;
export const CLOSE_BAD_FRAME = 4400;

/** Half to the whole of a doubling wait: a crowd that lost its server does not come back in one moment. */
export function waitBefore(attempt, random = Math.random) {
  const whole = Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** attempt);
  return whole / 2 + (whole / 2) * random();
}

/**
 * Events: "state" (detail: "connecting" | "online" | "waiting" | "offline"), "frame" (detail: the server's frame),
 * "closed" (detail: close code). `hello` is asked for the first frame before each try; its failure counts as a failed try.
 */
export class Connection extends EventTarget {
  #socket = null;
  #timer = null;
  #attempt = 0;
  #wanted = false;
  #hiddenAt = null;
  #listening = new AbortController();
  state = "connecting";

  constructor(url, hello) {
    super();
    this.url = url;
    this.hello = hello;
    const { signal } = this.#listening;
    window.addEventListener("online", () => this.retryNow(), { signal });
    window.addEventListener("offline", () => this.#lost(0), { signal });
    document.addEventListener("visibilitychange", () => this.#visibility(), { signal });
  }

  open() {
    this.#wanted = true;
    if (!this.#socket && !this.#timer) this.#try();
  }

  /** Ends it for good. */
  close() {
    this.#wanted = false;
    this.#listening.abort();
    this.#drop();
  }

  send(frame) {
    if (this.state !== "online") return false;
    this.#socket.send(JSON.stringify(frame));
    return true;
  }

  /** At once, whatever the wait was. */
  retryNow() {
    if (!this.#wanted || this.state === "online") return;
    this.#attempt = 0;
    this.#drop();
    this.#try();
  }

  /** For a socket that looks open and answers nothing. */
  restart() {
    if (!this.#wanted) return;
    this.#drop();
    this.#try();
  }

  async #try() {
    this.#enter("connecting");
    const mine = (this.#socket = { pending: true });
    let hello;
    try {
      hello = await this.hello();
    } catch (error) {
      if (this.#socket === mine) this.#lost(error.status === 429 ? CLOSE_TOO_FAST : 0);
      return;
    }
    if (this.#socket !== mine) return;
    this.#dial(hello);
  }

  #dial(hello) {
    const socket = (this.#socket = new WebSocket(this.url));
    const current = (act) => (event) => this.#socket === socket && act(event);
    this.#timer = setTimeout(current(() => this.#lost(0)), WELCOME_TIMEOUT_MS);
    socket.onopen = current(() => socket.send(JSON.stringify({ type: "hello", ...hello })));
    socket.onmessage = current((event) => this.#heard(JSON.parse(event.data)));
    socket.onclose = current((event) => this.#lost(event.code));
  }

  #heard(frame) {
    if (frame.type === "welcome") {
      clearTimeout(this.#timer);
      this.#timer = null;
      this.#attempt = 0;
      this.#enter("online");
    }
    this.dispatchEvent(new CustomEvent("frame", { detail: frame }));
  }

  #lost(code) {
    this.#drop();
    if (!this.#wanted) return;
    this.state = navigator.onLine ? "waiting" : "offline";
    this.dispatchEvent(new CustomEvent("closed", { detail: code }));
    const wait = code === CLOSE_TOO_FAST ? TOO_FAST_WAIT_MS : waitBefore(this.#attempt);
    this.#attempt += 1;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#try();
    }, wait);
    this.#enter(this.state);
  }

  #drop() {
    clearTimeout(this.#timer);
    this.#timer = null;
    const socket = this.#socket;
    this.#socket = null;
    if (socket instanceof WebSocket) socket.close();
  }

  /** A phone that slept may hold a dead socket without knowing; asking again is cheap and exact. */
  #visibility() {
    if (document.hidden) {
      this.#hiddenAt = Date.now();
      return;
    }
    const slept = this.#hiddenAt !== null && Date.now() - this.#hiddenAt > LONG_SLEEP_MS;
    if (this.state === "online" && slept) this.restart();
    else this.retryNow();
  }

  #enter(state) {
    this.state = state;
    this.dispatchEvent(new CustomEvent("state", { detail: state }));
  }
}
