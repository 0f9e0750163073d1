/**
 * What the tabs of one browser agree on while a conversation begins. The browser's lock manager tells all tabs the
 * same at any time; storage reaches a tab of another process a little later, too late for two opened at once.
 */

export class Tabs {
  #letGo = () => {};

  constructor(prefix, locks = navigator.locks) {
    this.prefix = prefix;
    this.locks = locks;
  }

  /** Runs `work` in one tab at a time, where the browser can and may do that. */
  async alone(work) {
    if (!(await this.#mayLock())) return work();
    return this.locks.request(this.prefix, work);
  }

  /** Shows the token to other tabs as the name of a lock that this tab holds as long as it lives, or shows another. */
  show(token) {
    this.#letGo();
    const held = new Promise((resolve) => (this.#letGo = resolve));
    this.locks?.request(this.#name(token), { mode: "shared" }, () => held).catch(() => {});
  }

  /** A token that some tab shows, unless it is `except`. */
  async shown(except) {
    if (!(await this.#mayLock())) return null;
    const { held, pending } = await this.locks.query();
    const start = this.#name("");
    const tokens = [...held, ...pending].filter(({ name }) => name.startsWith(start)).map(({ name }) => name.slice(start.length));
    return tokens.find((token) => token !== except) ?? null;
  }

  #name(token) {
    return `${this.prefix}token:${token}`;
  }

  // A page in a sandbox has the lock manager but is refused each lock.
  async #mayLock() {
    return Boolean(this.locks) && this.locks.query().then(() => true, () => false);
  }
}
