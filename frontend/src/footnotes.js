// Footnotes: a click opens the sentence beside its number; with a modifier key, or without script, the link leads to the document.
let card;
let opener;

function build() {
  card = document.createElement("div");
  card.className = "note-card";
  card.id = "note-card";
  card.popover = "auto";
  card.setAttribute("role", "group");
  card.append(document.createElement("blockquote"), document.createElement("p"));
  document.body.append(card);
  card.addEventListener("toggle", (event) => {
    opener?.setAttribute("aria-expanded", String(event.newState === "open"));
    if (event.newState === "closed") opener = undefined;
  });
}

function fill(link) {
  const [quote, source] = card.children;
  quote.textContent = link.dataset.quote;
  quote.hidden = !link.dataset.quote;
  const document_ = document.createElement("a");
  document_.href = link.href;
  document_.className = "link";
  document_.textContent = link.dataset.title;
  source.replaceChildren(document_);
  if (link.dataset.published) source.append(` · ${link.dataset.published}`);
  card.setAttribute("aria-label", link.getAttribute("aria-label"));
}

function place(link) {
  const gap = 8;
  const at = link.getBoundingClientRect();
  const room = document.documentElement.clientWidth;
  const left = Math.max(12, Math.min(at.left - 24, room - card.offsetWidth - 12));
  const below = at.bottom + gap + card.offsetHeight < innerHeight || at.top < card.offsetHeight + gap;
  card.style.left = `${left + scrollX}px`;
  card.style.top = `${scrollY + (below ? at.bottom + gap : at.top - card.offsetHeight - gap)}px`;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-quote]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  if (!card) build();
  const again = opener === link && card.matches(":popover-open");
  if (card.matches(":popover-open")) card.hidePopover();
  if (again) return;
  fill(link);
  card.showPopover();
  place(link);
  opener = link;
  link.setAttribute("aria-expanded", "true");
  card.querySelector("a").focus({ preventScroll: true });
});
