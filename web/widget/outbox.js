/** Own messages the gateway has not confirmed, in order. Kept in storage, so a reload or another tab sends the rest. */

const NAME = "outbox";

/** Items: {id, type: "text" | "button", text (as shown), button?: id, at: ISO}. */
export class Outbox {
  constructor(storage) {
    this.storage = storage;
  }

  items() {
    return this.storage.get(NAME, []);
  }

  add(item) {
    this.storage.set(NAME, [...this.items(), item]);
  }

  settle(id) {
    const items = this.items();
    if (items.some((item) => item.id === id)) this.storage.set(NAME, items.filter((item) => item.id !== id));
  }

  /** Empties it and returns what was in it. */
  takeAll() {
    const items = this.items();
    this.storage.remove(NAME);
    return items;
  }
}

/** The frame the gateway expects for an item. */
export function frameOf({ id, type, text, button }) {
  return type === "button" ? { type, id, button } : { type: "text", id, text };
}
