/** One value kept for this tab, so that a reload or closing the panel loses nothing. */

export class TabValue {
  #memory = null;

  constructor(key) {
    this.key = key;
  }

  read() {
    try {
      return JSON.parse(sessionStorage.getItem(this.key));
    } catch {
      return this.#memory;
    }
  }

  write(value) {
    this.#memory = value;
    try {
      if (value === null) sessionStorage.removeItem(this.key);
      else sessionStorage.setItem(this.key, JSON.stringify(value));
    } catch {
      // Full or forbidden: the copy in memory does for this page.
    }
  }
}
