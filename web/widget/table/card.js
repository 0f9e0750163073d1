/** The table that is open: its rows as they are filled in, what is wrong with them, and the draft that survives a reload. */

import { added, changed, copied, isFull, pasted, removed, saidAnew, starting } from "./rows.js";
import { isBlank, laidOut, refusal } from "./text.js";

export class TableCard {
  /** The message's number while its table waits for an answer. */
  seq = null;
  input = null;
  rows = [];
  /** Stable names of the rows, so that what is drawn moves with them. */
  names = [];
  /** Cells that cannot be sent: "row:column" to a word of why. */
  wrong = new Map();
  /** What to say of the whole: {key, facts}. */
  told = null;
  #made = 0;

  /** `draft` is a TabValue; `changed` is called when it must be drawn anew. */
  constructor(draft, changed) {
    this.draft = draft;
    this.changed = changed;
  }

  /** Follows the talk: `item` is the message whose table is open, or null. */
  follow(item) {
    const seq = item?.seq ?? null;
    if (seq === this.seq) return;
    this.seq = seq;
    this.wrong = new Map();
    this.told = null;
    if (!item) return;
    const again = this.input?.question === item.input.question && this.rows.length > 0;
    const { rows, input: before } = again ? { rows: this.rows, input: this.input } : this.#kept(item.input);
    this.input = item.input;
    this.#set(starting(this.input, saidAnew(this.input, rows, before)));
  }

  /** Nothing of it is wanted any more: the talk went on. */
  forget() {
    this.rows = [];
    this.names = [];
    this.draft.write(null);
  }

  fill(row, column, text) {
    this.rows = changed(this.rows, row, column, text);
    this.wrong.delete(`${row}:${column}`);
    this.#keep();
  }

  get isFull() {
    return isFull(this.input, this.rows.length);
  }

  add() {
    this.#set(added(this.input, this.rows));
    this.#keep();
    return this.rows.length - 1;
  }

  remove(row) {
    this.names = this.names.toSpliced(row, 1);
    this.wrong = new Map();
    this.#set(removed(this.input, this.rows, row));
    this.#keep();
  }

  /** Puts in cells copied from a spreadsheet; false where the text is one cell, which the browser puts in itself. */
  paste(row, column, text) {
    const grid = copied(text);
    if (!grid) return false;
    const { rows, rest } = pasted(this.input, this.rows, row, column, grid);
    this.told = rest ? { key: "table.rest", facts: { count: rest } } : null;
    this.wrong = new Map();
    this.#set(rows);
    this.#keep();
    return true;
  }

  /** The text to send, or null: then `wrong` and `told` say why. */
  text(rowName) {
    const filled = this.input.rows ? this.rows : this.rows.filter((cells) => !isBlank(cells));
    this.wrong = this.#judged();
    const text = filled.length && !this.wrong.size ? laidOut(this.input, filled, rowName) : "";
    this.told = this.#trouble(filled.length, text.length);
    this.changed();
    return this.told ? null : text;
  }

  #judged() {
    const { columns, rows: labels } = this.input;
    const wrong = new Map();
    for (const [row, cells] of this.rows.entries()) {
      if (!labels && isBlank(cells)) continue;
      for (const [at, column] of columns.entries()) {
        const why = refusal(column, cells[at]);
        if (why) wrong.set(`${row}:${at}`, why);
      }
    }
    return wrong;
  }

  #trouble(count, length) {
    const limit = this.input.max_length;
    if (!count) return { key: "table.none", facts: {} };
    if (this.wrong.size) return { key: "table.wrong", facts: { count: this.wrong.size } };
    return length > limit ? { key: "table.long", facts: { length, limit } } : null;
  }

  #set(rows) {
    this.rows = rows;
    this.names = rows.map((_, at) => this.names[at] ?? `row-${(this.#made += 1)}`);
  }

  /** The draft of the question, with the table that it was written into. */
  #kept({ question }) {
    const kept = this.draft.read();
    return kept?.question === question ? kept : { rows: null };
  }

  #keep() {
    this.draft.write({ question: this.input.question, rows: this.rows, input: this.input });
    this.changed();
  }
}
