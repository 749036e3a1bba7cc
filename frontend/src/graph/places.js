// Where the nodes of a graph lie: computed once for the same links and sizes, and kept for the session.
import { forceCollide, forceLink, forceManyBody, forceSimulation, forceX, forceY } from "d3-force";

const TICKS = 260;
const AGAIN = 140; // where the nodes lie somewhere already
const SLICE = 12; // milliseconds after which the browser may do something else

export const rounded = (number) => Math.round(number * 10) / 10;

// What the places are kept under: the same figures lie where they lay.
function stamp(nodes, links) {
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

// Gives each node its x and y by the links that are shown; `over` tells when somebody asked for others meanwhile.
export async function lay(nodes, links, wide, over) {
  const key = stamp(nodes, links);
  if (remembered(key, nodes)) return;
  const lain = nodes[0].x !== undefined;
  const ticks = lain ? AGAIN : TICKS;
  const heaviest = Math.max(...links.map((link) => link.weight));
  const linked = new Map(nodes.map((node) => [node, 0]));
  for (const { source, target } of links) for (const end of [source, target]) linked.set(end, linked.get(end) + 1);
  const fewest = ({ source, target }) => Math.min(linked.get(source), linked.get(target));
  const simulation = forceSimulation(nodes)
    .stop()
    .alpha(lain ? 0.5 : 1)
    .alphaDecay(1 - 0.001 ** (1 / ticks))
    .force("link", forceLink(links.map((link) => ({ ...link }))).distance((link) => 40 + link.source.size + link.target.size).strength((link) => (0.4 + 0.6 * (link.weight / heaviest)) / fewest(link)))
    .force("charge", forceManyBody().strength((node) => -90 - 9 * node.size).distanceMax(900))
    .force("x", forceX().strength(wide ? 0.03 : 0.07))
    .force("y", forceY().strength(wide ? 0.09 : 0.06))
    .force("collide", forceCollide((node) => node.size + 4));
  for (let tick = 0; tick < ticks; ) {
    const until = performance.now() + SLICE;
    while (tick < ticks && performance.now() < until) {
      simulation.tick();
      tick += 1;
    }
    await new Promise((resume) => setTimeout(resume));
    if (over()) return;
  }
  keep(key, nodes);
}
