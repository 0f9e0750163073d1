/** Keeps the focus inside the panel while it covers the whole page, as a Lit controller. */

// The width below which styles/panel.css lets the panel fill the window.
const COVERS = "(max-width: 30em)";
const REACHABLE = "a[href], button:not(:disabled), textarea, select, input:not([tabindex='-1']), [tabindex='0']";

export class ModalFocus {
  #covers = matchMedia(COVERS);

  constructor(host) {
    this.host = host;
    host.addController(this);
  }

  /** Nothing of the page can be seen behind the panel. */
  get isOn() {
    return this.host.open && this.#covers.matches;
  }

  hostConnected() {
    this.#covers.addEventListener("change", this.#changed);
    // On the document: the page may have opened the panel, and the focus is then still behind it.
    document.addEventListener("keydown", this.#tabbed);
  }

  hostDisconnected() {
    this.#covers.removeEventListener("change", this.#changed);
    document.removeEventListener("keydown", this.#tabbed);
  }

  #changed = () => this.host.requestUpdate();

  #tabbed = (event) => {
    if (event.key !== "Tab" || event.defaultPrevented || !this.isOn) return;
    const stops = [...this.host.renderRoot.querySelectorAll(`.panel :is(${REACHABLE})`)].filter((stop) => stop.getClientRects().length > 0);
    const focused = this.host.renderRoot.activeElement;
    const [edge, entrance] = event.shiftKey ? [stops[0], stops.at(-1)] : [stops.at(-1), stops[0]];
    if (focused && focused !== edge) return;
    event.preventDefault();
    entrance?.focus();
  };
}
