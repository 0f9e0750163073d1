/** Which tone a state has. The server names states of documents; on a table's row it may say them in words, which stay neutral. */

const TONES = {
  good: ["confirmed", "verified", "valid", "no_expiry", "done", "parsed", "fetched", "read"],
  doubt: ["unverified", "stated", "unconfirmed", "doubtful", "missing", "open", "differs", "skipped"],
  waiting: ["held", "uploaded", "requested", "reading", "waiting", "sending", "sent"],
  bad: ["mismatched", "expired", "unreadable", "failed", "refused", "rejected"],
};

export function toneOf(state) {
  return Object.keys(TONES).find((tone) => TONES[tone].includes(state)) ?? "neutral";
}

/** The state in words: ours where we know the name, else what the server called it. */
export const stateWords = (state, say) => (say.has(`state.${state}`) ? say(`state.${state}`) : state);
