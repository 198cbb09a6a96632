// Bundle the page into static/, with the licences of what goes into it.
import { build } from "esbuild";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";

const OUT = "static";
const BUNDLED = ["leaflet", "preact", "@preact/signals", "@preact/signals-core", "@mapbox/vector-tile", "@mapbox/point-geometry", "pbf"];

// Leaflet's classes are made by calls, which a bundler must keep unless it is told that they change
// nothing else; its aliases of classes (L.Control.Layers, L.TileLayer.WMS) hold on to the rest.
const MADE = /= (\w+)\.extend\(/g;
const ALIASES = /^(Control\.(?!Scale)\w+|control\.(?!scale)\w+|TileLayer\.WMS|tileLayer\.wms|Map\.[A-Z]\w+) = \w+;$/gm;
const leafletInPart = {
  name: "leaflet-in-part",
  setup(bundle) {
    const path = resolve("node_modules/leaflet/dist/leaflet-src.esm.js");
    bundle.onResolve({ filter: /^leaflet$/ }, () => ({ path }));
    bundle.onLoad({ filter: /leaflet-src\.esm\.js$/ }, () => {
      const whole = readFileSync(path, "utf8");
      return { contents: whole.replace(MADE, "= /* @__PURE__ */ $1.extend(").replace(ALIASES, "") };
    });
  },
};

rmSync(OUT, { recursive: true, force: true });
mkdirSync(`${OUT}/licences`, { recursive: true });
await build({
  entryPoints: { app: "src/main.tsx", style: "src/style.css" },
  outdir: OUT,
  bundle: true,
  splitting: true, // what few offices need is fetched where it is used: a base map of vector tiles
  chunkNames: "[name]",
  minify: true,
  format: "esm",
  target: "es2022",
  jsx: "automatic",
  jsxImportSource: "preact",
  loader: { ".png": "dataurl", ".svg": "dataurl" },
  plugins: [leafletInPart],
  legalComments: "none",
  logLevel: "warning",
});
// What the tests hold against the server; it is no part of the page.
await build({ entryPoints: ["src/pure.ts"], outfile: "build/pure.js", bundle: true, format: "iife", globalName: "pure" });
// One file of texts for each language, written from the typed dictionary.
await build({ entryPoints: ["src/words/all.ts"], outfile: "build/words.mjs", bundle: true, format: "esm" });
const { words } = await import(resolve("build/words.mjs"));
for (const [place, lang] of [[0, "id"], [1, "en"]]) {
  const texts = Object.fromEntries(Object.entries(words).map(([word, both]) => [word, both[place]]));
  writeFileSync(`${OUT}/words.${lang}.json`, JSON.stringify(texts));
}
cpSync("src/index.html", `${OUT}/index.html`);
cpSync("src/icon.svg", `${OUT}/icon.svg`);
for (const name of BUNDLED) {
  const licence = readdirSync(`node_modules/${name}`).find((file) => file.startsWith("LICENSE"));
  cpSync(`node_modules/${name}/${licence}`, `${OUT}/licences/${name.replace("/", "_")}.txt`);
}
