// Who works with whom: drawn from the table beside it, which says the same. A node is a link to what it stands for; one
// of them is in the order of the tabulator, arrows go from node to node. Where things lie is computed once for the same
// figures and kept for the session. Colours and sizes of type come from the style sheet, so that both themes hold.
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from "d3-force";

const SVG = "http://www.w3.org/2000/svg";
const TICKS = 240;
const SLICE = 12; // milliseconds after which the browser may do something else
const LETTERS = 30; // of a label that always stands
const LABELS = 44; // at once
const CHIEF = 14; // of these, which stand before smaller nodes where there is no other room
const MANY = 600; // links from which on each is drawn paler
const TYPE = 12; // pixels
const NEAREST = 1;
const FURTHEST = 8;
let open = null; // the graph that stands on the page

const made = (name, attributes, ...inside) => {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...inside);
  return element;
};
const rounded = (number) => Math.round(number * 10) / 10;

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
    const [from, to, weight] = text.split("-").map(Number);
    all[from].near.add(all[to]);
    all[to].near.add(all[from]);
    return { source: all[from], target: all[to], weight };
  });
  return { nodes: all.filter((node) => node.near.size), links };
}

// What the places are kept under: the same figures lie where they lay.
function stamp({ nodes, links }) {
  let sum = 5381;
  for (const letter of links.map((link) => `${link.source.key}-${link.target.key}-${link.weight}`).join() + nodes.map((node) => node.size).join()) {
    sum = ((sum * 33) ^ letter.charCodeAt(0)) >>> 0;
  }
  return `graph ${nodes.length} ${links.length} ${sum}`;
}

function remembered(key, nodes) {
  try {
    const places = JSON.parse(sessionStorage.getItem(key));
    if (places?.length !== nodes.length) return false;
    nodes.forEach((node, at) => ([node.x, node.y] = places[at]));
    return true;
  } catch {
    return false;
  }
}

function keep(key, nodes) {
  try {
    sessionStorage.setItem(key, JSON.stringify(nodes.map((node) => [rounded(node.x), rounded(node.y)])));
  } catch {
    // a full store forgets nothing that cannot be computed again
  }
}

async function lay({ nodes, links }, wide) {
  const heaviest = Math.max(...links.map((link) => link.weight));
  const simulation = forceSimulation(nodes)
    .stop()
    .alphaDecay(1 - 0.001 ** (1 / TICKS))
    .force("link", forceLink(links).distance((link) => 46 + link.source.size + link.target.size).strength((link) => (0.3 + 0.7 * (link.weight / heaviest)) / Math.min(link.source.near.size, link.target.near.size)))
    .force("charge", forceManyBody().strength((node) => -70 - 8 * node.size).distanceMax(700))
    .force("x", forceX().strength(wide ? 0.04 : 0.08))
    .force("y", forceY().strength(wide ? 0.13 : 0.07))
    .force("collide", forceCollide((node) => node.size + 3));
  for (let tick = 0; tick < TICKS; ) {
    const until = performance.now() + SLICE;
    while (tick < TICKS && performance.now() < until) {
      simulation.tick();
      tick += 1;
    }
    await new Promise((resume) => setTimeout(resume));
  }
}

function mark({ look, size }) {
  const around = { class: `mark ${look}` };
  if (look === "company") return made("rect", { ...around, x: -0.9 * size, y: -0.9 * size, width: 1.8 * size, height: 1.8 * size });
  if (look === "other") return made("path", { ...around, d: `M0${-1.2 * size} ${1.2 * size} 0 0 ${1.2 * size} ${-1.2 * size} 0z` });
  return made("circle", { ...around, r: size });
}

function draw(held) {
  const { svg, nodes, links } = held;
  const heaviest = Math.max(...links.map((link) => link.weight));
  for (const link of links) {
    const { source, target, weight } = link;
    link.line = made("line", { x1: rounded(source.x), y1: rounded(source.y), x2: rounded(target.x), y2: rounded(target.y), "stroke-width": rounded(0.8 + 3.2 * Math.sqrt((weight - 1) / Math.max(1, heaviest - 1))) });
  }
  for (const node of nodes) {
    node.anchor = made("a", { ...(node.url ? { href: node.url } : { role: "img" }), class: "node", tabindex: -1, "aria-label": node.told }, mark(node));
    node.anchor.node = node;
  }
  nodes[0].anchor.setAttribute("tabindex", 0);
  held.words = made("g", { class: "words", "aria-hidden": "true" });
  held.tip = made("text", { class: "tip" });
  svg.classList.toggle("many", links.length > MANY);
  svg.replaceChildren(
    made("g", { class: "edges", "aria-hidden": "true" }, ...links.map((link) => link.line)),
    made("g", {}, ...nodes.map((node) => node.anchor)),
    held.words,
    held.tip,
  );
  const edge = 34;
  const [left, right] = [Math.min(...nodes.map((node) => node.x - node.size)), Math.max(...nodes.map((node) => node.x + node.size))];
  const [top, bottom] = [Math.min(...nodes.map((node) => node.y - node.size)), Math.max(...nodes.map((node) => node.y + node.size))];
  held.whole = { x: left - 2 * edge, y: top - edge, wide: Math.max(420, right - left + 4 * edge), high: Math.max(280, bottom - top + 2 * edge) };
  if (right - left + 4 * edge < 420) held.whole.x -= (420 - (right - left + 4 * edge)) / 2;
  if (bottom - top + 2 * edge < 280) held.whole.y -= (280 - (bottom - top + 2 * edge)) / 2;
  held.middle = { x: held.whole.x + held.whole.wide / 2, y: held.whole.y + held.whole.high / 2 };
  look(held);
}

// How long a text is, in heights of the type: letters of Chinese are twice as wide as others.
const breadth = (text) => [...text].reduce((sum, letter) => sum + (letter.codePointAt(0) > 0x2e7f ? 1.02 : 0.57), 0);

// Sets what part is seen, and writes the names that find room: the largest first, none over another or over a node.
function look(held) {
  const { svg, whole, middle, nodes, zoom } = held;
  const [wide, high] = [whole.wide / zoom, whole.high / zoom];
  svg.setAttribute("viewBox", [middle.x - wide / 2, middle.y - high / 2, wide, high].map(rounded).join(" "));
  const size = svg.getBoundingClientRect();
  const unit = Math.max(wide / size.width, high / size.height); // of the drawing, a pixel
  held.unit = unit;
  svg.setAttribute("font-size", rounded(TYPE * unit));
  const smaller = zoom ** -0.6; // near, there is room between nodes rather than large nodes
  held.smaller = smaller;
  for (const node of nodes) node.anchor.setAttribute("transform", `translate(${rounded(node.x)} ${rounded(node.y)}) scale(${rounded(smaller * 100) / 100})`);
  const seen = nodes.filter((node) => Math.abs(node.x - middle.x) < wide / 2 && Math.abs(node.y - middle.y) < high / 2).sort((one, other) => other.size - one.size);
  const taken = seen.slice(0, 160).map((node) => [node.x - smaller * node.size, node.y - smaller * node.size, node.x + smaller * node.size, node.y + smaller * node.size]);
  const crosses = (room, other) => room[0] < other[2] && other[0] < room[2] && room[1] < other[3] && other[1] < room[3];
  const [written, rooms] = [[], []];
  for (const [rank, node] of seen.entries()) {
    if (written.length >= LABELS) break;
    const text = node.name.length > LETTERS ? `${node.name.slice(0, LETTERS - 1).trimEnd()}…` : node.name;
    const [long, tall, away] = [breadth(text) * TYPE * unit + 4 * unit, 1.25 * TYPE * unit, smaller * node.size];
    for (const side of ["right", "left", "below", "above"]) {
      const x = side === "right" ? node.x + away + 3 * unit : side === "left" ? node.x - away - 3 * unit - long : node.x - long / 2;
      const y = side === "below" ? node.y + away + 2 * unit : side === "above" ? node.y - away - 2 * unit - tall : node.y - tall / 2;
      const room = [x, y, x + long, y + tall];
      if (x < middle.x - wide / 2 || x + long > middle.x + wide / 2) continue;
      if (rooms.some((other) => crosses(room, other))) continue;
      if ((rank < CHIEF ? taken.slice(0, CHIEF) : taken).some((other) => crosses(room, other))) continue;
      rooms.push(room);
      const [at, anchor] = side === "right" ? [x + 2 * unit, "start"] : side === "left" ? [x + long - 2 * unit, "end"] : [node.x, "middle"];
      written.push(made("text", { x: rounded(at), y: rounded(y + 0.78 * tall), "text-anchor": anchor }, text));
      break;
    }
  }
  held.words.replaceChildren(...written);
  held.box.querySelector("[data-zoom=out]").disabled = zoom === NEAREST;
  held.box.querySelector("[data-zoom=in]").disabled = zoom === FURTHEST;
}

function point(held, node) {
  const { svg, links, tip } = held;
  svg.toggleAttribute("data-lit", Boolean(node));
  for (const link of links) link.line.classList.toggle("lit", Boolean(node) && (link.source === node || link.target === node));
  for (const each of held.nodes) each.anchor.classList.toggle("lit", Boolean(node) && (each === node || node.near.has(each)));
  held.box.querySelector(".graph-told").textContent = node?.told ?? "";
  tip.textContent = node?.name ?? "";
  if (!node) return;
  const [left, , wide] = svg.getAttribute("viewBox").split(" ").map(Number);
  const atEnd = node.x > left + 0.6 * wide;
  tip.setAttribute("text-anchor", atEnd ? "end" : "start");
  tip.setAttribute("x", rounded(node.x + (atEnd ? -1 : 1) * (held.smaller * node.size + 4 * held.unit)));
  tip.setAttribute("y", rounded(node.y + 4 * held.unit));
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
  svg.addEventListener("pointerover", (event) => point(held, nodeOf(event)));
  svg.addEventListener("pointerleave", () => point(held, null));
  svg.addEventListener("focusin", (event) => point(held, nodeOf(event)));
  svg.addEventListener("focusout", () => point(held, null));
  svg.addEventListener("keydown", (event) => {
    const node = nodeOf(event);
    if (!node || !WAYS[event.key]) return;
    event.preventDefault();
    event.stopPropagation();
    walk(held, node, WAYS[event.key]);
  });
  box.addEventListener("click", (event) => {
    const way = event.target.closest("[data-zoom]")?.dataset.zoom;
    if (!way) return;
    held.zoom = Math.min(FURTHEST, Math.max(NEAREST, held.zoom * (way === "in" ? 1.6 : 1 / 1.6)));
    if (held.zoom < 1.05) held.zoom = NEAREST;
    if (held.zoom === NEAREST) held.middle = { x: held.whole.x + held.whole.wide / 2, y: held.whole.y + held.whole.high / 2 };
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

async function show() {
  const box = document.querySelector("[data-graph]");
  if (box === open?.box) return;
  open?.leave();
  open = null;
  if (!box) return;
  const held = { box, svg: box.querySelector("[data-canvas]"), zoom: NEAREST, leave: () => {}, ...read(box) };
  open = held;
  const key = stamp(held);
  if (!remembered(key, held.nodes)) {
    await lay(held, box.clientWidth > 640);
    keep(key, held.nodes);
  }
  if (open !== held) return;
  draw(held);
  bind(held);
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
