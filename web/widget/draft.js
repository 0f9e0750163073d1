/** What is half written in the input; kept for this tab, so that a reload or closing the panel loses nothing. */

export class Draft {
  constructor(prefix, input) {
    this.key = `${prefix}draft`;
    this.input = input;
  }

  keep() {
    this.#write(this.input.value.value);
    this.#fit();
  }

  restore() {
    this.input.value.value = this.#read();
    this.#fit();
  }

  /** Returns the text and empties the input. */
  take() {
    const text = this.input.value.value;
    this.input.value.value = "";
    this.keep();
    return text;
  }

  /** Puts text behind what is written already. */
  append(text) {
    const whole = [this.#read(), text].filter(Boolean).join("\n");
    this.#write(whole);
    if (this.input.value) this.restore();
  }

  // As many rows as lines, for browsers without `field-sizing`.
  #fit() {
    this.input.value.rows = Math.min(5, this.input.value.value.split("\n").length);
  }

  #read() {
    try {
      return sessionStorage.getItem(this.key) ?? "";
    } catch {
      return this.memory ?? "";
    }
  }

  #write(text) {
    this.memory = text;
    try {
      sessionStorage.setItem(this.key, text);
    } catch {
      // Forbidden: the copy in memory does for this page.
    }
  }
}
