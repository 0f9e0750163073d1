/** How a long number is said, so that its zeros need not be counted. */

const PLAIN = /^[0-9][0-9,]*$/u;
const GROUP = 10_000;
const LONGEST_DIGITS = 15;

/** 350000000 with the names of its groups of four digits, smallest first; "" where saying it helps nobody. */
export function spokenAmount(text, names) {
  const digits = text.trim().replaceAll(",", "");
  if (!names.length || !PLAIN.test(text.trim()) || digits.length > LONGEST_DIGITS || Number(digits) < GROUP) return "";
  const groups = [];
  for (let rest = Number(digits); rest > 0; rest = Math.floor(rest / GROUP)) groups.push(rest % GROUP);
  const said = groups.map((group, at) => (group ? `${group.toLocaleString("en")}${at ? names[at - 1] : ""}` : ""));
  return said.filter(Boolean).reverse().join(" ");
}
