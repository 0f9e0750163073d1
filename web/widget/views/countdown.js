/** How long something can still be done. For the eye only: the words beside it say until when, and are not read anew each second. */

import { html, nothing, ref } from "../../vendor/lit/lit.js";

const SECOND = 1000;

/** Words for what is left, or that it is over. */
export function leftWords(until, now, say) {
  const seconds = Math.ceil((until - now) / SECOND);
  if (seconds <= 0) return say("countdown.over");
  return say("countdown.left", { minutes: Math.floor(seconds / 60), seconds: String(seconds % 60).padStart(2, "0") });
}

/** Ticks for as long as its element is on the page. */
function ticking(until, say) {
  let timer;
  return (element) => {
    clearInterval(timer);
    if (!element) return;
    const tick = () => {
      const now = Date.now();
      element.textContent = leftWords(until, now, say);
      if (now >= until) clearInterval(timer);
    };
    timer = setInterval(tick, SECOND);
    tick();
  };
}

export function countdown(moment, say) {
  const until = Date.parse(moment ?? "");
  if (Number.isNaN(until)) return nothing;
  return html`<span class="countdown" aria-hidden="true" ${ref(ticking(until, say))}></span>`;
}
