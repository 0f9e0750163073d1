/** What the widget is made of besides code: words and style sheets, fetched from beside this file. */

const HERE = new URL(".", import.meta.url);
// base.css first: its `all: initial` must not undo the tokens.
const SHEETS = ["styles/base.css", "../shared/tokens.css", "styles/panel.css", "styles/log.css", "styles/parts.css", "styles/card.css", "styles/composer.css"];
const LANGUAGES = ["ko", "en"];
const RETRY_SECONDS = [1, 3, 10, 30];

/** The server that this script came from, unless the page names another one. */
export const HOME = HERE.origin;

async function fetched(path, read) {
  const response = await fetch(new URL(path, HERE));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return read(response);
}

async function sheet(path) {
  const made = new CSSStyleSheet();
  await made.replace(await fetched(path, (response) => response.text()));
  return made;
}

async function everything() {
  const [sheets, words] = await Promise.all([
    Promise.all(SHEETS.map(sheet)),
    Promise.all(LANGUAGES.map((language) => fetched(`words/${language}.json`, (response) => response.json()))),
  ]);
  return { sheets, words: Object.fromEntries(LANGUAGES.map((language, at) => [language, words[at]])) };
}

/** Style sheets and words by language; tried again for ever, since without words nothing can be said about a failure. */
export async function loadAssets() {
  for (let attempt = 0; ; attempt += 1) {
    try {
      return await everything();
    } catch (error) {
      const seconds = RETRY_SECONDS[Math.min(attempt, RETRY_SECONDS.length - 1)];
      console.warn(`gildong: assets not loaded, next try in ${seconds} s`, error);
      await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
    }
  }
}

/** A face cannot be declared inside a shadow root, so the page itself gets the link to the font, once. */
export function linkFont() {
  const href = new URL("../vendor/fonts/pretendard-gov.css", HERE).href;
  if ([...document.styleSheets].some((known) => known.href === href)) return;
  document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href }));
}

/** A length that is computed at the widget's root; style sheets inside a shadow root may not register one. */
export function registerUnit() {
  try {
    CSS.registerProperty({ name: "--g-em", syntax: "<length>", inherits: true, initialValue: "16px" });
  } catch {
    // The page has tokens.css as well and registered it already.
  }
}
