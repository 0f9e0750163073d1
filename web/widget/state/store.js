/** One conversation as this tab knows it. Values are frozen; every function returns the next one. */

export const EMPTY = Object.freeze({
  messages: Object.freeze([]), // the server's, by seq, each once
  pending: Object.freeze([]), // own, not confirmed: {id, type, text, status, fraction?, reason?, at}
  seq: 0, // last seq seen: what to ask for after a break
  historySeq: null, // last seq at the first welcome: what came before is not news
  readSeq: 0, // last seq that stood before the user's eyes
  owner: "bot",
  progress: null,
  typing: false,
});

const next = (state, changes) => Object.freeze({ ...state, ...changes });
const without = (list, id) => (id ? list.filter((item) => item.id !== id) : list);

export const isOwn = (message) => message.from === "user";

function inserted(messages, message) {
  const at = messages.findLastIndex((known) => known.seq < message.seq) + 1;
  return messages.toSpliced(at, 0, message);
}

function ownerAfter(state, message) {
  const live = state.historySeq !== null && message.seq > state.historySeq;
  if (!live || message.seq < state.seq) return state.owner;
  return message.from === "staff" || message.from === "bot" ? message.from : state.owner;
}

/** A message the server sent; one seen before changes nothing, an own one takes the place of its pending twin. */
export function received(state, message) {
  if (state.messages.some((known) => known.seq === message.seq)) return state;
  return next(state, {
    messages: inserted(state.messages, message),
    pending: without(state.pending, message.id),
    seq: Math.max(state.seq, message.seq),
    owner: ownerAfter(state, message),
    typing: isOwn(message) ? state.typing : false,
  });
}

export function welcomed(state, { owner, progress, seq }) {
  return next(state, { owner: owner ?? state.owner, progress: progress ?? null, historySeq: state.historySeq ?? seq, typing: false });
}

export const progressed = (state, progress) => next(state, { progress });
export const typed = (state, typing) => next(state, { typing });
export const readUpTo = (state, seq) => (seq > state.readSeq ? next(state, { readSeq: seq }) : state);

/** An own message shown before the server confirmed it. */
export function queued(state, item) {
  if (state.pending.some(({ id }) => id === item.id) || state.messages.some(({ id }) => id === item.id)) return state;
  return next(state, { pending: [...state.pending, item] });
}

export function changed(state, id, changes) {
  return next(state, { pending: state.pending.map((item) => (item.id === id ? { ...item, ...changes } : item)) });
}

export const dropped = (state, id) => next(state, { pending: without(state.pending, id) });

/** How many messages of others wait to be read. A line about a document that only changed its state counts too. */
export function unread(state) {
  return state.messages.filter((message) => message.seq > state.readSeq && !isOwn(message)).length;
}
