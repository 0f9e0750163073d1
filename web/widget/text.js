/** Message text cut into plain parts and safe links. Nothing here makes HTML. */

// A Korean particle may follow an address without a space, so Hangul ends it.
const ADDRESS = /https?:\/\/[^\s<>"'`()（）「」[\]\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3]+/giu;
const TRAILING = /[.,;:!?…]+$/u;

function safeHref(address) {
  try {
    const url = new URL(address);
    const web = url.protocol === "https:" || url.protocol === "http:";
    // "https://agency.go.kr@evil.example" reads like the agency and is not.
    return web && !url.username && !url.password ? url.href : null;
  } catch {
    return null;
  }
}

/** -> [{text, href?}] whose texts joined are the text. */
export function parts(text) {
  const found = [];
  let from = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = match[0].replace(TRAILING, "");
    const href = safeHref(address);
    if (!href) continue;
    if (match.index > from) found.push({ text: text.slice(from, match.index) });
    found.push({ text: address, href });
    from = match.index + address.length;
  }
  if (from < text.length) found.push({ text: text.slice(from) });
  return found;
}
