/** The demonstration page: the list of practice certificates, and the button that opens the chat. */

const language = document.documentElement.lang;
const line = (name) => document.querySelector(`[data-samples="${name}"]`);

function item({ label, href }) {
  const link = Object.assign(document.createElement("a"), { href, download: "" });
  const entry = document.createElement("li");
  const name = Object.assign(document.createElement("span"), { className: "name-of", textContent: label[language] });
  const kind = Object.assign(document.createElement("span"), { className: "kind", textContent: "PDF" });
  link.append(name, kind);
  entry.append(link);
  return entry;
}

async function showSamples() {
  try {
    const response = await fetch("/samples/index.json");
    if (!response.ok) throw new Error(`status ${response.status}`);
    document.getElementById("samples").append(...(await response.json()).map(item));
  } catch (error) {
    console.warn("demo: practice certificates not loaded", error);
    line("failed").hidden = false;
  }
  line("loading").hidden = true;
}

async function offerStart() {
  await customElements.whenDefined("gildong-chat");
  const start = document.getElementById("start");
  start.hidden = false;
  start.addEventListener("click", () => document.querySelector("gildong-chat").show());
}

showSamples();
offerStart();
