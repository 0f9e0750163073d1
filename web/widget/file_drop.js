/** Files dragged over an element, as a Lit controller. */

const carriesFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");

export class FileDrop {
  dragging = false;
  #depth = 0;

  constructor(host, dropped) {
    this.host = host;
    this.dropped = dropped;
    this.handlers = {
      dragenter: (event) => this.#entered(event, 1),
      dragleave: (event) => this.#entered(event, -1),
      dragover: (event) => carriesFiles(event) && event.preventDefault(),
      drop: (event) => this.#drop(event),
    };
    host.addController(this);
  }

  hostConnected() {
    for (const [name, handler] of Object.entries(this.handlers)) this.host.addEventListener(name, handler);
  }

  hostDisconnected() {
    for (const [name, handler] of Object.entries(this.handlers)) this.host.removeEventListener(name, handler);
  }

  // Each child that is crossed enters and leaves too; only the sum tells whether the file is still here.
  #entered(event, step) {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    this.#set(Math.max(0, this.#depth + step));
  }

  #drop(event) {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    this.#set(0);
    this.dropped(event.dataTransfer.files);
  }

  #set(depth) {
    this.#depth = depth;
    this.dragging = depth > 0;
    this.host.requestUpdate();
  }
}
