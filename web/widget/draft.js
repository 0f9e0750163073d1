/** What is half written in the input; kept for this tab, so that a reload or closing the panel loses nothing. */

import { TabValue } from "./tab_value.js";

export class Draft {
  constructor(prefix, input) {
    this.kept = new TabValue(`${prefix}draft`);
    this.input = input;
  }

  keep() {
    this.kept.write(this.input.value.value);
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
    this.kept.write(whole);
    if (this.input.value) this.restore();
  }

  // As many rows as lines, for browsers without `field-sizing`.
  #fit() {
    this.input.value.rows = Math.min(5, this.input.value.value.split("\n").length);
  }

  #read() {
    return this.kept.read() ?? "";
  }
}
