/** Small values of one server, kept across reloads and shared by tabs; where storage is forbidden they live in memory. */

export class Storage {
  #memory = new Map();

  constructor(server) {
    this.prefix = `gildong:${server}:`;
  }

  get(name, otherwise = null) {
    const text = this.#read(this.prefix + name);
    if (text === null || text === undefined) return otherwise;
    try {
      return JSON.parse(text);
    } catch {
      return otherwise;
    }
  }

  set(name, value) {
    const key = this.prefix + name;
    this.#memory.set(key, JSON.stringify(value));
    try {
      localStorage.setItem(key, JSON.stringify(value));
    } catch {
      // Full or forbidden: the copy in memory serves this tab.
    }
  }

  remove(name) {
    this.#memory.delete(this.prefix + name);
    try {
      localStorage.removeItem(this.prefix + name);
    } catch {
      // As above.
    }
  }

  /** Calls back with the name whenever another tab changes a value; returns the way to stop. */
  onChange(callback) {
    const heard = (event) => {
      if (event.key?.startsWith(this.prefix)) callback(event.key.slice(this.prefix.length));
    };
    window.addEventListener("storage", heard);
    return () => window.removeEventListener("storage", heard);
  }

  #read(key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return this.#memory.get(key);
    }
  }
}
