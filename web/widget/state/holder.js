/** Holds the state that the views draw, and says "change" when it is another one. */

import { EMPTY, changed } from "./store.js";

export class Holder extends EventTarget {
  state = EMPTY;
  /** What to tell the user outside the talk: {key, facts, text}; `text` is the server's own words. */
  notice = null;

  set(state) {
    if (state === this.state) return;
    this.state = state;
    this.announce();
  }

  /** What became of an own message that is not confirmed yet. */
  report(id, changes) {
    this.set(changed(this.state, id, changes));
  }

  tell(key, facts = {}, text = null) {
    this.notice = { key, facts, text };
    this.announce();
  }

  dismissNotice() {
    this.notice = null;
    this.announce();
  }

  announce() {
    this.dispatchEvent(new Event("change"));
  }
}
