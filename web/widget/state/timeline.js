/** What stands in the log, from top to bottom, worked out of the state. */

import { isOwn } from "./store.js";

/** The latest message about each document, which stands where the first one stood. */
function latestByDocument(messages) {
  return new Map(messages.filter(({ document }) => document).map((message) => [message.document.id, message]));
}

function firstByDocument(messages) {
  const first = new Map();
  for (const message of messages) if (message.document && !first.has(message.document.id)) first.set(message.document.id, message.seq);
  return first;
}

/** Buttons wait for an answer only under the last message of whoever is asking, and only until the user says something. */
function openButtonsSeq(messages, pending) {
  if (pending.some(({ type }) => type !== "file")) return null;
  const last = messages.findLast(({ from }) => from !== "system");
  return last && !isOwn(last) && last.buttons?.length ? last.seq : null;
}

/** A form of input waits until the user has said something or another message asks; news and files in between do not end it. */
function openInputSeq(messages, pending) {
  if (pending.some(({ type }) => type !== "file")) return null;
  const said = messages.findLastIndex((message) => isOwn(message) && !message.document);
  const asking = messages.slice(said + 1).findLast((message) => !isOwn(message) && (message.input || message.buttons?.length));
  return asking?.input ? asking.seq : null;
}

/** Which button was taken: the one whose label the user's next message repeats. */
function takenLabel(messages, pending, seq) {
  const answer = messages.find((message) => message.seq > seq && isOwn(message)) ?? pending.find(({ type }) => type !== "file");
  return answer?.text ?? null;
}

/** The message of an upload says the file's name, and so does the line below it. */
const repeatsDocument = (message, lineIsHere) => lineIsHere && message.document && message.text === message.document.name;

const day = (at) => (at ? new Date(at).toDateString() : "");

function asItem(message, context) {
  const { latest, first, openSeq, inputSeq, messages, pending } = context;
  const isFirst = !message.document || first.get(message.document.id) === message.seq;
  const isLine = message.document && message.from === "system";
  const shown = isLine && isFirst ? latest.get(message.document.id) : message;
  const answered = message.buttons?.length && message.seq !== openSeq ? takenLabel(messages, pending, message.seq) : null;
  return {
    key: isOwn(message) && message.id ? `own-${message.id}` : `seq-${message.seq}`,
    seq: message.seq,
    from: message.from,
    at: message.at,
    line: Boolean(isLine),
    text: repeatsDocument(shown, isFirst) ? "" : (shown.text ?? ""),
    rows: shown.rows ?? [],
    sources: shown.sources ?? [],
    document: isFirst && message.document ? latest.get(message.document.id).document : null,
    buttons: shown.buttons ?? [],
    buttonsOpen: message.seq === openSeq,
    taken: answered,
    input: shown.input ?? null,
    inputOpen: message.seq === inputSeq,
  };
}

const replacesLine = (message, first) =>
  message.document && first.get(message.document.id) !== message.seq && (message.from === "system" || !message.text);

function pendingItem({ id, type, text, status, fraction, reason, at }) {
  return { key: `own-${id}`, id, from: "user", at, type, text, status, fraction, reason, rows: [], sources: [], buttons: [], document: null, input: null };
}

/** Marks what follows its like, so that a name is shown once, and puts a day before the first message of each day. */
function grouped(items) {
  return items.map((item, at) => {
    const before = items[at - 1];
    const newDay = day(item.at) !== day(before?.at);
    const after = items[at + 1];
    return {
      ...item,
      newDay: newDay && Boolean(item.at),
      follows: !newDay && !item.line && before?.from === item.from && !before.line,
      last: after?.from !== item.from || day(after?.at) !== day(item.at),
    };
  });
}

/** -> items {key, from, text, rows, sources, document, buttons, buttonsOpen, taken, input, inputOpen, status?, newDay, follows, last}. */
export function timeline({ messages, pending }) {
  const first = firstByDocument(messages);
  const context = { latest: latestByDocument(messages), first, openSeq: openButtonsSeq(messages, pending), inputSeq: openInputSeq(messages, pending), messages, pending };
  const confirmed = messages.filter((message) => !replacesLine(message, first)).map((message) => asItem(message, context));
  return grouped([...confirmed, ...pending.map(pendingItem)]);
}
