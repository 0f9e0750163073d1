/** Tells the style sheets how much of the window is left when a phone's keyboard is open. Returns the way to stop. */
export function followVisibleArea(element) {
  const area = window.visualViewport;
  if (!area) return () => {};
  const follow = () => {
    // Pinch zoom shrinks the visible area too, and must not shrink the widget.
    const keyboard = area.scale === 1;
    element.style.setProperty("--visible-height", keyboard ? `${area.height}px` : "100dvh");
    element.style.setProperty("--visible-top", keyboard ? `${area.offsetTop}px` : "0px");
  };
  follow();
  area.addEventListener("resize", follow);
  area.addEventListener("scroll", follow);
  return () => {
    area.removeEventListener("resize", follow);
    area.removeEventListener("scroll", follow);
  };
}
