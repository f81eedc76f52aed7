// Redraws shapes.json, beside this file, from Natural Earth (public domain). `make shapes` runs it and brings
// mapshaper and world-atlas. Regions are cut to their box, smoothed, and rounded to a tenth of a degree.
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

// box: west, south, east, north; bend: what is smoothed away; island: what is left out; borders: or land alone.
const REGIONS = {
  world: { scale: "110m", box: [-180, -56, 180, 84], bend: "75km", island: "8000km2", borders: false },
  asia: { scale: "50m", box: [96, -9.5, 145, 44], bend: "9km", island: "400km2", borders: true },
  europe: { scale: "50m", box: [-6, 40, 28, 55], bend: "9km", island: "600km2", borders: true },
  "north-america": { scale: "50m", box: [-125, 27, -68, 46], bend: "10km", island: "800km2", borders: true },
};
const RENAMED = { "Dem. Rep. Congo": "dr-congo", "United States of America": "united-states" };
const COUNTRIES = join(import.meta.dirname, "..", "..", "..", "data", "countries");

const bin = process.env.PATH.split(":").find((folder) => existsSync(join(folder, "mapshaper")));
const require = createRequire(join(bin, "..", "here.js"));
const mapshaper = require("mapshaper");

/** The features that mapshaper's commands make of Natural Earth's countries at a scale. */
async function traced(scale, commands) {
  const countries = readFileSync(require.resolve(`world-atlas/countries-${scale}.json`));
  const output = "-o out.json format=geojson gj2008 precision=0.1"; // gj2008: rings turn as d3 wants them
  const made = await mapshaper.applyCommands(`-i in.json -drop target=land ${commands} ${output}`, { "in.json": countries });
  const { features, geometries } = JSON.parse(made["out.json"]);
  return features ?? geometries.map((geometry) => ({ properties: {}, geometry }));
}

/** The atlas's id of a country, from Natural Earth's name of it. */
function id(name) {
  const plain = name.normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  return RENAMED[name] ?? plain.toLowerCase().replace(/[^a-z]+/g, "-");
}

/** Rings that cross the date line, continued beyond it instead of starting again at the other end of the world. */
function unwrapped(coordinates) {
  if (Array.isArray(coordinates[0][0])) return coordinates.map(unwrapped);
  let before = coordinates.find(([lon]) => Math.abs(lon) < 179)?.[0] ?? 180;
  return coordinates.map(([lon, lat]) => {
    before = lon + 360 * Math.round((before - lon) / 360);
    return [before, lat];
  });
}

const regions = {};
for (const [region, { scale, box, bend, island, borders }] of Object.entries(REGIONS)) {
  const kept = `-filter 'name != "Antarctica"' ${borders ? `-clip bbox=${box}` : "-dissolve"}`;
  const traces = await traced(scale, `${kept} -simplify weighted interval=${bend} keep-shapes -filter-islands min-area=${island}`);
  const features = traces.map(({ properties: { name }, geometry }) => ({
    type: "Feature",
    properties: borders ? { country: id(name) } : {},
    geometry: geometry && { ...geometry, coordinates: unwrapped(geometry.coordinates) },
  }));
  regions[region] = { box, features: features.filter(({ geometry }) => geometry) };
}
const centres = {};
for (const { properties, geometry } of await traced("50m", "-points inner")) {
  const country = id(properties.name);
  if (existsSync(join(COUNTRIES, `${country}.yml`))) centres[country] = geometry.coordinates;
}
const sorted = Object.fromEntries(Object.entries(centres).sort());
writeFileSync(join(import.meta.dirname, "shapes.json"), `${JSON.stringify({ centres: sorted, regions })}\n`);
