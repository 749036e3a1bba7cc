// Keyboard shortcuts of the page: `/` goes to the search box, Escape leaves it, `?` shows all keys.

/** Whether a key press belongs to what the user types, or to the browser. */
export function isTyping(event) {
  const target = event.target;
  return (
    event.defaultPrevented ||
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    target.isContentEditable ||
    (target.matches?.("input, select, textarea") && !target.matches("[type=checkbox], [type=radio]"))
  );
}

const box = document.querySelector("[data-find]");

document.addEventListener("keydown", (event) => {
  if (event.key === "?" && !isTyping(event)) document.querySelector("#shortcuts")?.showModal();
  const jump = event.key === "/" && !isTyping(event);
  if (jump && box?.checkVisibility()) {
    event.preventDefault();
    box.focus();
    box.select();
  } else if (jump) {
    const link = document.querySelector("[data-find-link]");
    if (link) {
      event.preventDefault();
      link.click();
    }
  }
});

// Arrows walk from the box through its results and back.
box?.closest("form").addEventListener("keydown", (event) => {
  const form = event.currentTarget;
  if (event.key === "Escape") {
    box.blur();
    form.querySelector(".find-results").replaceChildren();
    return;
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  const stops = [box, ...form.querySelectorAll(".find-results .lines a")];
  const next = stops[stops.indexOf(document.activeElement) + step];
  if (next) {
    event.preventDefault();
    next.focus();
  }
});
