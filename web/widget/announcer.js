/** What a screen reader is to say of new messages: a short list in a live region, emptied when it has been said. */

const KEEP_MS = 15_000;
const MOST = 5;

/** A message as one would read it aloud. */
export function spoken(message, say) {
  const rows = (message.rows ?? []).map(({ label, value }) => `${label}: ${value ?? ""}`);
  const document = message.document ? [`${message.document.name}: ${message.document.label ?? ""}`] : [];
  const buttons = message.buttons?.length ? [`${say("buttons")}: ${message.buttons.map(({ label }) => label).join(", ")}`] : [];
  const input = message.input && say.has(`input.${message.input.kind}`) ? [say(`input.${message.input.kind}`, message.input)] : [];
  const words = message.text ? [message.text] : [];
  return `${say(`who.${message.from}`)}: ${[...words, ...rows, ...document, ...input, ...buttons].join(". ")}`;
}

export class Announcer {
  #timer = null;
  #count = 0;
  lines = [];

  /** `changed` is called when there is something new to draw; `words` gives what says a key in the user's language. */
  constructor(changed, words) {
    this.changed = changed;
    this.words = words;
  }

  tell(key, facts) {
    this.#add(this.words()(key, facts));
  }

  message(message) {
    this.#add(spoken(message, this.words()));
  }

  #add(text) {
    this.#count += 1;
    this.lines = [...this.lines, { key: this.#count, text }].slice(-MOST);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#empty(), KEEP_MS);
    this.changed();
  }

  #empty() {
    this.lines = [];
    this.changed();
  }
}
