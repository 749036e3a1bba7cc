// How many of its links a graph shows: of each node so many of the strongest, chosen by a slider.
const STEPS = [1, 2, 3, 5, 8, 13, 21, 34, 55];
const LEGIBLE = 1.5; // links a node, up to which a drawing is read
const FEW = 80; // links that are always legible

const upTo = (links, rank) => links.filter((link) => link.rank <= rank);

// The ranks between which one may choose; one where all links are legible.
export function ranksOf(links, nodes) {
  const last = Math.max(...links.map((link) => link.rank));
  if (links.length <= Math.max(FEW, LEGIBLE * nodes.length)) return [last];
  return [...STEPS.filter((rank) => upTo(links, rank).length < links.length), last];
}

// With as many links as are legible; those of rank 1 in any case, which leave no node alone.
export function firstOf(ranks, links, nodes) {
  const legible = ranks.filter((rank) => upTo(links, rank).length <= Math.max(FEW, LEGIBLE * nodes.length));
  return Math.max(0, legible.length - 1);
}

export function shownOf(links, ranks, step) {
  return upTo(links, ranks[step]);
}

// Sets up the slider in `box`; `changed` is called with the chosen step.
export function slider(box, { ranks, step, tell, changed }) {
  const place = box.querySelector(".graph-strength");
  const input = place.querySelector("input");
  place.hidden = ranks.length < 2;
  input.max = ranks.length - 1;
  input.value = step;
  const told = () => {
    const text = tell(Number(input.value));
    place.querySelector("output").textContent = text;
    input.setAttribute("aria-valuetext", text);
  };
  input.addEventListener("input", () => {
    told();
    changed(Number(input.value));
  });
  told();
}
