/** What a user does with the open table, and where the focus goes then. */

import { TabValue } from "../tab_value.js";
import { TableCard } from "./card.js";

export class TableDesk {
  constructor(host, prefix) {
    this.host = host;
    this.card = new TableCard(new TabValue(`${prefix}table`), () => host.requestUpdate());
  }

  get isOpen() {
    return this.card.seq !== null;
  }

  /** What the views call. */
  get actions() {
    return {
      fill: (row, column, text) => this.card.fill(row, column, text),
      paste: (event, row, column) => this.#paste(event, row, column),
      addRow: () => this.#focus(this.card.add()),
      removeRow: (row) => this.#remove(row),
    };
  }

  /** The text to send; null when something is to be mended first, and then the focus is there. */
  take(rowName) {
    const text = this.card.text(rowName);
    if (text !== null) return text;
    this.#tell();
    const [first = "0:0"] = this.card.wrong.keys();
    this.#focus(...first.split(":").map(Number));
    return null;
  }

  #paste(event, row, column) {
    if (!this.card.paste(row, column, event.clipboardData?.getData("text/plain") ?? "")) return;
    event.preventDefault();
    this.#tell();
  }

  #remove(row) {
    this.card.remove(row);
    this.host.announcer.tell("table.removed", { number: row + 1 });
    this.#focus(Math.min(row, this.card.rows.length - 1));
  }

  #tell() {
    if (this.card.told) this.host.announcer.tell(this.card.told.key, this.card.told.facts);
  }

  async #focus(row, column = 0) {
    await this.host.updateComplete;
    this.host.renderRoot.getElementById(`${this.card.names[row]}-${column}`)?.focus();
  }
}
