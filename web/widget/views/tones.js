/** Which of four tones a state named by the server has. An unknown state is shown with the quiet one. */

const TONES = {
  good: ["confirmed", "verified", "valid", "no_expiry", "done", "parsed", "fetched", "read"],
  doubt: ["unverified", "unconfirmed", "doubtful", "missing", "open", "differs", "skipped"],
  bad: ["mismatched", "expired", "unreadable", "failed", "refused", "rejected"],
};

export function toneOf(state) {
  return Object.keys(TONES).find((tone) => TONES[tone].includes(state)) ?? "waiting";
}

/** The state in words: ours where we know the name, else what the server called it. */
export const stateWords = (state, say) => (say.has(`state.${state}`) ? say(`state.${state}`) : state);
