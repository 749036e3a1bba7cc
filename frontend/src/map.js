// The world map of a list: drawn from the table beside it, which says the same in words. A country follows its row's
// link; records whose place is known are points. Colours come from the style sheet, so that both themes hold.
import { MapChart, ScatterChart } from "echarts/charts";
import { GeoComponent, TooltipComponent } from "echarts/components";
import { init, registerMap, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { geoNaturalEarth1 } from "d3-geo";
import { feature } from "topojson-client";

use([MapChart, ScatterChart, GeoComponent, TooltipComponent, CanvasRenderer]);

const NEAREST = 1;
const FURTHEST = 24;
const NARROW = 560; // pixels of width below which points are smaller
const projection = geoNaturalEarth1();
const flat = {
  project: (point) => projection(point),
  unproject: (point) => projection.invert(point),
  stream: (sink) => projection.stream(sink),
};
let shapes = null; // the shapes of the countries, fetched once
let open = null; // the map that stands on the page

async function json(url) {
  const response = await fetch(url, { headers: { Accept: "application/json" } });
  if (!response.ok || response.redirected) throw new Error(`${url}: ${response.status}`);
  return response.json();
}

// Canvas and the library know fewer colours than style sheets do: one pixel tells what any of them is.
const pixel = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });
function plain(colour) {
  pixel.clearRect(0, 0, 1, 1);
  pixel.fillStyle = colour;
  pixel.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = pixel.getImageData(0, 0, 1, 1).data;
  return `rgba(${red},${green},${blue},${alpha / 255})`;
}

// What the swatches of the key look like.
function colours(box) {
  const found = {};
  for (const swatch of box.querySelectorAll("[data-swatch]")) {
    const style = getComputedStyle(swatch);
    found[swatch.dataset.swatch] = { fill: plain(style.backgroundColor), line: plain(style.borderTopColor), text: plain(style.color) };
  }
  return found;
}

function draw(held) {
  const { box, chart, rows, points } = held;
  const look = colours(box);
  const narrow = box.clientWidth < NARROW;
  const regions = [...rows].map(([shape, row]) => ({
    name: shape,
    itemStyle: {
      areaColor: look[`step-${row.dataset.step}`].fill,
      borderColor: row.hasAttribute("data-current") ? look.frame.line : look.land.line,
      borderWidth: row.hasAttribute("data-current") ? 2 : 0.5,
    },
    emphasis: { itemStyle: { areaColor: look.hover.fill } },
  }));
  const still = { animation: false, silent: false };
  const mark = (kind, symbol, size, known) => ({
    ...still,
    type: "scatter",
    coordinateSystem: "geo",
    name: kind,
    symbol,
    symbolSize: size,
    itemStyle: { color: look[kind].fill, borderColor: look[kind].line, borderWidth: 1 },
    emphasis: { scale: 1.5 },
    data: known.map((each) => ({ value: [each.longitude, each.latitude], name: each.name, url: each.url, detail: each.detail })),
  });
  chart.setOption(
    {
      animation: false,
      tooltip: {
        renderMode: "richText", // the other way writes styles into HTML, which our Content-Security-Policy forbids
        backgroundColor: look.tip.fill,
        borderColor: look.tip.line,
        textStyle: { color: look.tip.text, fontSize: 13, fontFamily: getComputedStyle(box).fontFamily },
        formatter: (hit) => (hit.componentType === "geo" ? (rows.get(hit.name)?.dataset.told ?? "") : [hit.name, hit.data.detail].filter(Boolean).join("\n")),
      },
      geo: {
        map: "world",
        projection: flat,
        roam: held.zoom > 1 ? "move" : false, // a wheel or a finger scrolls the page, unless the map was brought nearer
        zoom: held.zoom,
        scaleLimit: { min: NEAREST, max: FURTHEST },
        left: 4,
        right: 4,
        top: 4,
        bottom: 4,
        preserveAspect: true,
        selectedMode: false,
        itemStyle: { areaColor: look.land.fill, borderColor: look.land.line, borderWidth: 0.5 },
        emphasis: { label: { show: false }, itemStyle: { areaColor: look.land.fill } },
        label: { show: false },
        tooltip: { show: true },
        regions,
      },
      series: [mark("point", "circle", narrow || points.records.length > 800 ? 4 : 6, points.records), mark("office", "diamond", narrow ? 10 : 13, points.offices)],
    },
    { notMerge: true },
  );
}

function zoomed(held, factor) {
  held.zoom = Math.min(FURTHEST, Math.max(NEAREST, held.zoom * factor));
  const geo = { zoom: held.zoom, roam: held.zoom > 1 ? "move" : false };
  if (held.zoom === NEAREST) geo.center = null;
  held.chart.setOption({ geo });
  held.box.querySelector("[data-zoom=out]").disabled = held.zoom === NEAREST;
  held.box.querySelector("[data-zoom=in]").disabled = held.zoom === FURTHEST;
}

function bind(held) {
  const { box, chart, rows } = held;
  chart.on("click", (hit) => {
    if (hit.componentType === "geo") rows.get(hit.name)?.querySelector("a")?.click();
    else if (hit.data?.url) location.assign(hit.data.url);
  });
  chart.on("mousemove", (hit) => {
    const leads = hit.componentType === "geo" ? rows.has(hit.name) : Boolean(hit.data?.url);
    chart.getZr().setCursorStyle(leads ? "pointer" : "default");
  });
  box.addEventListener("click", (event) => {
    const way = event.target.closest("[data-zoom]")?.dataset.zoom;
    if (way) zoomed(held, way === "in" ? 1.8 : 1 / 1.8);
  });
  const sized = new ResizeObserver(() => chart.resize());
  sized.observe(box.querySelector("[data-canvas]"));
  held.leave = () => (sized.disconnect(), chart.dispose());
}

async function show() {
  const box = document.querySelector("[data-map]");
  if (box === open?.box) return;
  open?.leave();
  open = null;
  if (!box) return;
  const held = { box, zoom: NEAREST, leave: () => {} };
  open = held;
  try {
    const [world, points] = await Promise.all([(shapes ??= json(box.dataset.shapes)), json(box.dataset.points)]);
    if (open !== held) return;
    const countries = feature(world, world.objects.countries);
    for (const each of countries.features) each.properties = { name: String(each.id) };
    registerMap("world", countries);
    held.rows = new Map([...document.querySelectorAll("[data-shape]")].map((row) => [row.dataset.shape, row]));
    held.points = points;
    held.chart = init(box.querySelector("[data-canvas]"), null, { renderer: "canvas" });
    draw(held);
    bind(held);
    box.dataset.drawn = "";
  } catch (error) {
    shapes = null;
    box.dataset.failed = "";
    console.warn("The map could not be drawn.", error);
  }
}

const redraw = () => open?.chart && draw(open);
new MutationObserver(redraw).observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
document.addEventListener("htmx:afterSettle", show);
document.addEventListener("htmx:historyRestore", show);
show();
