/** Watches for a connection that stays away: a wink of the network is nobody's concern. */

const AFTER_MS = 1_500;

export class Trouble {
  #timer = null;
  /** Whether the connection has been away for long enough to be told. */
  lasts = false;

  /** `began` is called when it lasts. */
  constructor(began) {
    this.began = began;
  }

  watch(isOnline, isWanted) {
    if (isOnline) this.stop();
    else if (isWanted) this.#timer ??= setTimeout(() => this.#begin(), AFTER_MS);
  }

  stop() {
    clearTimeout(this.#timer);
    this.#timer = null;
    this.lasts = false;
  }

  #begin() {
    this.lasts = true;
    this.began();
  }
}
