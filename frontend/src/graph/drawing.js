// What is seen of a graph: its nodes, links and names, what part of it is near, and which node is pointed at.
import { placed, roomOf, sizeOfType } from "./names.js";
import { rounded } from "./places.js";

const SVG = "http://www.w3.org/2000/svg";
const LABELS = 44; // at once
const CHIEF = 16; // of these, which stand before smaller nodes where there is no other room
const NEIGHBOURS = 24; // that are named beside a node that is pointed at
const MARKS = 160; // over which no name stands
const MANY = 600; // links from which on each is drawn paler
export const NEAREST = 1;
export const FURTHEST = 8;

const made = (name, attributes, ...inside) => {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...inside);
  return element;
};

function mark({ look, size }) {
  const around = { class: `mark ${look}` };
  if (look === "company") return made("rect", { ...around, x: -0.9 * size, y: -0.9 * size, width: 1.8 * size, height: 1.8 * size });
  if (look === "other") return made("path", { ...around, d: `M0${-1.2 * size} ${1.2 * size} 0 0 ${1.2 * size} ${-1.2 * size} 0z` });
  return made("circle", { ...around, r: size });
}

// Makes what is drawn, once; `arrange` says where it lies.
export function draw(held) {
  const { svg, nodes, links } = held;
  const heaviest = Math.max(...links.map((link) => link.weight));
  for (const link of links) {
    link.line = made("line", { "stroke-width": rounded(0.8 + 3.2 * Math.sqrt((link.weight - 1) / Math.max(1, heaviest - 1))) });
  }
  for (const node of nodes) {
    node.anchor = made("a", { ...(node.url ? { href: node.url } : { role: "img" }), class: "node", tabindex: -1, "aria-label": node.told }, mark(node));
    node.anchor.node = node;
  }
  nodes[0].anchor.setAttribute("tabindex", 0);
  held.words = made("g", { class: "words", "aria-hidden": "true" });
  held.named = made("g", { class: "named", "aria-hidden": "true" });
  svg.replaceChildren(
    made("g", { class: "edges", "aria-hidden": "true" }, ...links.map((link) => link.line)),
    made("g", {}, ...nodes.map((node) => node.anchor)),
    held.words,
    held.named,
  );
}

// Puts everything where it lies, with the links that are shown.
export function arrange(held) {
  const { svg, nodes, links, shown } = held;
  const strong = new Set(shown);
  for (const { line, source, target } of links) {
    for (const [name, value] of Object.entries({ x1: source.x, y1: source.y, x2: target.x, y2: target.y })) line.setAttribute(name, rounded(value));
  }
  for (const link of links) link.line.classList.toggle("weak", !strong.has(link));
  svg.classList.toggle("many", shown.length > MANY);
  const edge = 34;
  const [left, right] = [Math.min(...nodes.map((node) => node.x - node.size)), Math.max(...nodes.map((node) => node.x + node.size))];
  const [top, bottom] = [Math.min(...nodes.map((node) => node.y - node.size)), Math.max(...nodes.map((node) => node.y + node.size))];
  held.whole = { x: left - 2 * edge, y: top - edge, wide: Math.max(420, right - left + 4 * edge), high: Math.max(280, bottom - top + 2 * edge) };
  if (right - left + 4 * edge < 420) held.whole.x -= (420 - (right - left + 4 * edge)) / 2;
  if (bottom - top + 2 * edge < 280) held.whole.y -= (280 - (bottom - top + 2 * edge)) / 2;
  held.zoom = NEAREST;
  held.middle = centre(held.whole);
  look(held);
}

export const centre = ({ x, y, wide, high }) => ({ x: x + wide / 2, y: y + high / 2 });
const text = ({ x, y, anchor, text: words }) => made("text", { x: rounded(x), y: rounded(y), "text-anchor": anchor }, words);

// Sets what part is seen, and writes the names that find room: the largest first, none over another or over a node.
export function look(held) {
  const { svg, whole, middle, nodes, zoom } = held;
  const [wide, high] = [whole.wide / zoom, whole.high / zoom];
  svg.setAttribute("viewBox", [middle.x - wide / 2, middle.y - high / 2, wide, high].map(rounded).join(" "));
  const size = svg.getBoundingClientRect();
  const unit = Math.max(wide / size.width, high / size.height); // of the drawing, a pixel
  held.unit = unit;
  svg.setAttribute("font-size", rounded(sizeOfType(unit)));
  const smaller = zoom ** -0.6; // near, there is room between nodes rather than large nodes
  held.smaller = smaller;
  const [halfWide, halfHigh] = [(unit * size.width) / 2, (unit * size.height) / 2];
  held.seen = { left: middle.x - halfWide, right: middle.x + halfWide, top: middle.y - halfHigh, bottom: middle.y + halfHigh };
  for (const node of nodes) {
    node.room = roomOf(node, smaller);
    node.anchor.setAttribute("transform", `translate(${rounded(node.x)} ${rounded(node.y)}) scale(${rounded(smaller * 100) / 100})`);
  }
  const seen = nodes.filter((node) => inside(held.seen, node)).sort((one, other) => other.size - one.size || other.near.size - one.near.size);
  const marks = seen.slice(0, MARKS).map((node) => node.room);
  const chief = marks.slice(0, CHIEF);
  held.words.replaceChildren(...placed(seen, { seen: held.seen, unit, smaller, most: LABELS, taken: (rank) => (rank < CHIEF ? chief : marks) }).map(text));
  held.box.querySelector("[data-zoom=out]").disabled = zoom === NEAREST;
  held.box.querySelector("[data-zoom=in]").disabled = zoom === FURTHEST;
  if (!held.pointed) return;
  const node = held.pointed;
  held.pointed = null;
  point(held, node);
}

const inside = (seen, node) => node.x > seen.left && node.x < seen.right && node.y > seen.top && node.y < seen.bottom;

// Shows one node among those with which it is linked, all of its links and their names.
export function point(held, node) {
  if (held.pointed === node) return;
  held.pointed = node;
  const { svg, links } = held;
  svg.toggleAttribute("data-lit", Boolean(node));
  for (const link of links) link.line.classList.toggle("lit", Boolean(node) && (link.source === node || link.target === node));
  for (const each of held.nodes) each.anchor.classList.toggle("lit", Boolean(node) && (each === node || node.near.has(each)));
  held.box.querySelector(".graph-told").textContent = node?.told ?? "";
  if (!node) return held.named.replaceChildren();
  const around = [...node.near].filter((each) => inside(held.seen, each)).sort((one, other) => other.size - one.size);
  const rooms = [node, ...around].map((each) => each.room);
  const names = placed([node, ...around], { seen: held.seen, unit: held.unit, smaller: held.smaller, most: NEIGHBOURS, taken: (rank) => (rank ? rooms : []), whole: 1 });
  held.named.replaceChildren(...names.map((each) => text(each)));
  if (names[0]?.node === node) held.named.firstChild.classList.add("tip");
}
