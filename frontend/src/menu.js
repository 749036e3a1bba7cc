// The entry of the page that is open stands in sight, also where the menu is longer than the window.
function show() {
  const entry = document.querySelector(".menu [aria-current]");
  const frame = entry?.closest(".side");
  if (!frame || frame.scrollHeight <= frame.clientHeight) return;
  const place = entry.getBoundingClientRect();
  const { top, bottom } = frame.getBoundingClientRect();
  if (place.top < top || place.bottom > bottom) frame.scrollTop += place.top - (top + bottom) / 2;
}

show();
document.addEventListener("htmx:afterSettle", (event) => event.target === document.body && show());
