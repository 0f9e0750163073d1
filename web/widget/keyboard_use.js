/** Whether somebody acts by the keys of a keyboard just now, as a Lit controller. */

const BOXES = "textarea, input, select";

export class KeyboardUse {
  #byKeys = false;

  constructor(host) {
    host.addController(this);
  }

  /** With a finger, focus in a text box throws the screen's keyboard over what is to be read; with keys it does not. */
  get usesFinger() {
    return matchMedia("(pointer: coarse)").matches && !this.#byKeys;
  }

  // On the document, and before anybody else: a button of the page may be what opens the panel.
  hostConnected() {
    document.addEventListener("keydown", this.#pressed, true);
    document.addEventListener("pointerdown", this.#touched, true);
  }

  hostDisconnected() {
    document.removeEventListener("keydown", this.#pressed, true);
    document.removeEventListener("pointerdown", this.#touched, true);
  }

  // The screen's keyboard writes too, but only into boxes; none of them has a Tab that comes here.
  #pressed = (event) => {
    if (event.key === "Tab" || !event.composedPath()[0].matches?.(BOXES)) this.#byKeys = true;
  };

  #touched = () => {
    this.#byKeys = false;
  };
}
