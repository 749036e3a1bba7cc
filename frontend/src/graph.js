// Who works with whom: drawn from the table beside it, which says the same. A node is a link to what it stands for; one
// of them is in the order of the tabulator, arrows go from node to node. Of many links the strongest stand at first.
// Colours and sizes of type come from the style sheet, so that both themes hold.
import { FURTHEST, NEAREST, arrange, centre, draw, look, point } from "./graph/drawing.js";
import { lay } from "./graph/places.js";
import { firstOf, ranksOf, shownOf, slider } from "./graph/strength.js";

let open = null; // the graph that stands on the page

function read(box) {
  const rows = [...document.querySelectorAll("[data-node]")];
  const most = Math.max(1, ...rows.map((row) => Number(row.dataset.number)));
  const all = rows.map((row) => ({
    key: row.dataset.node,
    name: row.dataset.name,
    told: row.dataset.told,
    look: row.dataset.look,
    url: row.querySelector("a")?.href,
    size: 4 + 13 * Math.sqrt(Number(row.dataset.number) / most),
    near: new Set(),
  }));
  const links = box.dataset.edges.split(" ").map((text) => {
    const [from, to, weight, rank] = text.split("-").map(Number);
    all[from].near.add(all[to]);
    all[to].near.add(all[from]);
    return { source: all[from], target: all[to], weight, rank };
  });
  return { nodes: all.filter((node) => node.near.size), links };
}

const WAYS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

function walk(held, from, [right, down]) {
  let [best, least] = [null, Infinity];
  for (const node of held.nodes) {
    const [x, y] = [node.x - from.x, node.y - from.y];
    const ahead = x * right + y * down;
    const aside = Math.abs(x * down) + Math.abs(y * right);
    if (node === from || ahead <= 0) continue;
    const way = ahead + 2.5 * aside;
    if (way < least) [best, least] = [node, way];
  }
  if (!best) return;
  from.anchor.setAttribute("tabindex", -1);
  best.anchor.setAttribute("tabindex", 0);
  best.anchor.focus();
}

function bind(held) {
  const { box, svg } = held;
  const nodeOf = (event) => event.target.closest?.(".node")?.node ?? null;
  svg.addEventListener("pointerover", (event) => event.pointerType !== "touch" && point(held, nodeOf(event)));
  svg.addEventListener("pointerleave", (event) => event.pointerType !== "touch" && point(held, null));
  svg.addEventListener("focusin", (event) => point(held, nodeOf(event)));
  svg.addEventListener("focusout", () => point(held, null));
  svg.addEventListener("keydown", (event) => {
    const node = nodeOf(event);
    if (!node || !WAYS[event.key]) return;
    event.preventDefault();
    event.stopPropagation();
    walk(held, node, WAYS[event.key]);
  });
  // A finger cannot hover: it shows what is linked first, and goes there when it touches the same once more.
  let touched = null;
  svg.addEventListener(
    "click",
    (event) => {
      const node = nodeOf(event);
      if (event.pointerType !== "touch" || node === touched) return;
      event.preventDefault();
      event.stopPropagation();
      touched = node;
      point(held, node);
    },
    { capture: true },
  );
  const rows = box.closest(".graph-view");
  const nodeOfRow = (event) => held.nodes.find((node) => node.key === event.target.closest?.("[data-node]")?.dataset.node) ?? null;
  for (const name of ["pointerover", "focusin"]) rows.querySelector(".graph-tables").addEventListener(name, (event) => point(held, nodeOfRow(event)));
  rows.querySelector(".graph-tables").addEventListener("pointerleave", () => point(held, null));
  box.addEventListener("click", (event) => {
    const way = event.target.closest("[data-zoom]")?.dataset.zoom;
    if (!way) return;
    held.zoom = Math.min(FURTHEST, Math.max(NEAREST, held.zoom * (way === "in" ? 1.6 : 1 / 1.6)));
    if (held.zoom < 1.05) held.zoom = NEAREST;
    if (held.zoom === NEAREST) held.middle = centre(held.whole);
    look(held);
  });
  let from = null;
  svg.addEventListener("pointerdown", (event) => {
    if (held.zoom > NEAREST && !nodeOf(event)) from = { x: event.clientX, y: event.clientY, middle: held.middle };
  });
  svg.addEventListener("pointermove", (event) => {
    if (!from) return;
    held.middle = { x: from.middle.x - (event.clientX - from.x) * held.unit, y: from.middle.y - (event.clientY - from.y) * held.unit };
    look(held);
  });
  const end = () => (from = null);
  for (const name of ["pointerup", "pointercancel", "pointerleave"]) svg.addEventListener(name, end);
  const sized = new ResizeObserver(() => look(held));
  sized.observe(svg);
  held.leave = () => sized.disconnect();
}

// Lays the links out that are to be shown, and draws them.
async function settle(held, step) {
  held.step = step;
  const { nodes, links, ranks, box } = held;
  const shown = shownOf(links, ranks, step);
  const over = () => open !== held || held.step !== step;
  await lay(nodes, shown, box.clientWidth > 640, over);
  if (over()) return;
  held.shown = shown;
  point(held, null);
  if (!held.words) draw(held);
  arrange(held);
}

async function show() {
  const box = document.querySelector("[data-graph]");
  if (box === open?.box) return;
  open?.leave();
  open = null;
  if (!box) return;
  const held = { box, svg: box.querySelector("[data-canvas]"), zoom: NEAREST, pointed: null, leave: () => {}, ...read(box) };
  open = held;
  held.ranks = ranksOf(held.links, held.nodes);
  const [first, grouped] = [firstOf(held.ranks, held.links, held.nodes), new Intl.NumberFormat(document.documentElement.lang)];
  await settle(held, first);
  if (open !== held) return;
  bind(held);
  slider(box, {
    ranks: held.ranks,
    step: first,
    tell: (step) => box.dataset.drawnText.replace("{shown}", grouped.format(shownOf(held.links, held.ranks, step).length)).replace("{all}", grouped.format(held.links.length)),
    changed: (step) => settle(held, step),
  });
  box.dataset.drawn = "";
}

// Without the graph the table says the same.
const tried = () =>
  show().catch((error) => {
    if (open) open.box.dataset.failed = "";
    console.warn("The graph could not be drawn.", error);
  });

document.addEventListener("htmx:afterSettle", tried);
document.addEventListener("htmx:historyRestore", tried);
tried();
