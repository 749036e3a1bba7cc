// Which names of nodes find room in a graph, and where: the first of the list first, none over another.
const LETTERS = 30; // of a label that always stands
const TYPE = 12; // pixels

// How long a text is, in heights of the type: letters of Chinese are twice as wide as others.
const breadth = (text) => [...text].reduce((sum, letter) => sum + (letter.codePointAt(0) > 0x2e7f ? 1.02 : 0.57), 0);
const crosses = (room, other) => room[0] < other[2] && other[0] < room[2] && room[1] < other[3] && other[1] < room[3];
const cut = (name) => (name.length > LETTERS ? `${name.slice(0, LETTERS - 1).trimEnd()}…` : name);

export const roomOf = (node, smaller) => [node.x - smaller * node.size, node.y - smaller * node.size, node.x + smaller * node.size, node.y + smaller * node.size];

// Of `nodes`, at most `most`, each as {node, text, x, y, anchor}. `taken(rank)` has the rooms over which the name of the
// node of this rank must not stand; `whole` nodes, the first ones, are named in full.
export function placed(nodes, { seen, unit, smaller, most, taken, whole = 0 }) {
  const [written, rooms] = [[], []];
  for (const [rank, node] of nodes.entries()) {
    if (written.length >= most) break;
    const text = rank < whole ? node.name : cut(node.name);
    const [long, tall, away] = [breadth(text) * TYPE * unit + 4 * unit, 1.25 * TYPE * unit, smaller * node.size];
    for (const side of ["right", "left", "below", "above"]) {
      const x = side === "right" ? node.x + away + 3 * unit : side === "left" ? node.x - away - 3 * unit - long : node.x - long / 2;
      const y = side === "below" ? node.y + away + 2 * unit : side === "above" ? node.y - away - 2 * unit - tall : node.y - tall / 2;
      const room = [x, y, x + long, y + tall];
      if (x < seen.left || x + long > seen.right || y < seen.top || y + tall > seen.bottom) continue;
      if ([...rooms, ...taken(rank)].some((other) => other !== node.room && crosses(room, other))) continue;
      rooms.push(room);
      const [at, anchor] = side === "right" ? [x + 2 * unit, "start"] : side === "left" ? [x + long - 2 * unit, "end"] : [node.x, "middle"];
      written.push({ node, text, anchor, x: at, y: y + 0.78 * tall });
      break;
    }
  }
  return written;
}

export const sizeOfType = (unit) => TYPE * unit;
