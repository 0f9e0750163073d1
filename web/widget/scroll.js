/** Keeps the log where the reader is. It moves only when the reader stands at the end, or asked for it. */

const NEAR_PX = 48;
const MARGIN_PX = 12;
const ONE_REPLY_MS = 2_500;

const distance = (log) => log.scrollHeight - log.scrollTop - log.clientHeight;

export class LogScroll {
  atEnd = true;
  newsAt = -Infinity;
  anchor = null;

  /** Called with the log element whenever it appears or goes. */
  attach(log) {
    if (log === this.log) return;
    this.observer?.disconnect();
    this.log = log;
    if (!log) return;
    // The keyboard of a phone or a growing input takes height away: the end stays in sight.
    this.observer = new ResizeObserver(() => this.atEnd && this.toEnd());
    this.observer.observe(log);
  }

  scrolled() {
    this.atEnd = distance(this.log) < NEAR_PX;
  }

  /** The reader acted: what comes now is a new reply, and belongs at the end. */
  release() {
    this.newsAt = -Infinity;
    this.toEnd();
  }

  toEnd() {
    if (!this.log) return; // a last word may be pressed while the panel is closing
    this.log.scrollTop = this.log.scrollHeight;
    this.atEnd = true;
  }

  /** A reply longer than the window is read from its beginning, also when it comes in several messages. */
  toNews(key) {
    const now = performance.now();
    if (now - this.newsAt > ONE_REPLY_MS || this.#top(this.anchor) === Infinity) this.anchor = key;
    this.newsAt = now;
    this.log.scrollTop = Math.min(this.#top(this.anchor) - MARGIN_PX, this.log.scrollHeight);
    this.scrolled();
  }

  #top(key) {
    const item = key && this.log.querySelector(`[data-key="${key}"]`);
    return item ? item.getBoundingClientRect().top - this.log.getBoundingClientRect().top + this.log.scrollTop : Infinity;
  }
}
