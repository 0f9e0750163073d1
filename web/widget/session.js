/** Who this browser is to one server: the token of its conversation, what was read, the language chosen. */

import { Tabs } from "./tabs.js";

export class Session {
  #forgotten = null;

  constructor(storage, api) {
    this.storage = storage;
    this.api = api;
    this.tabs = new Tabs(storage.prefix);
  }

  get token() {
    return this.storage.get("token");
  }

  get readSeq() {
    return this.storage.get("read", 0);
  }

  set readSeq(seq) {
    this.storage.set("read", seq);
  }

  /** The token, of a new conversation if there is none. Two tabs opened at once must not begin two conversations. */
  async obtain(language) {
    return this.tabs.alone(async () => this.token ?? this.#begun(language));
  }

  async #begun(language) {
    const token = (await this.tabs.shown(this.#forgotten)) ?? (await this.api.start(language)).token;
    this.storage.set("token", token);
    this.tabs.show(token);
    return token;
  }

  /** Unless another tab has begun anew already. */
  forget(token) {
    this.#forgotten = token;
    if (this.token !== token) return;
    this.storage.remove("token");
    this.storage.remove("read");
  }

  /** What the user chose, as long as the page still asks for what it asked for then: a page in English speaks English. */
  startingLanguage(asked) {
    const { chosen, page } = this.storage.get("language", {});
    if (chosen && page === asked) return chosen;
    this.storage.set("language", { chosen: asked, page: asked, told: false });
    return asked;
  }

  get chosenLanguage() {
    return this.storage.get("language", {}).chosen ?? null;
  }

  /** The chosen language if the server has not heard of it yet. */
  get untoldLanguage() {
    const { chosen, told } = this.storage.get("language", {});
    return told ? null : (chosen ?? null);
  }

  chooseLanguage(chosen, told) {
    this.storage.set("language", { ...this.storage.get("language", {}), chosen, told });
  }
}
