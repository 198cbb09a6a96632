// Bundle the page into static/, with the licences of what goes into it.
import { build } from "esbuild";
import { cpSync, mkdirSync, rmSync } from "node:fs";

const OUT = "static";
const BUNDLED = ["leaflet", "preact", "@preact/signals", "@preact/signals-core"];

rmSync(OUT, { recursive: true, force: true });
mkdirSync(`${OUT}/licences`, { recursive: true });
await build({
  entryPoints: { app: "src/main.tsx", style: "src/style.css", pure: "src/pure.ts" },
  outdir: OUT,
  bundle: true,
  minify: true,
  format: "esm",
  target: "es2022",
  jsx: "automatic",
  jsxImportSource: "preact",
  loader: { ".png": "dataurl", ".svg": "dataurl" },
  legalComments: "none",
  logLevel: "warning",
});
cpSync("src/index.html", `${OUT}/index.html`);
cpSync("src/icon.svg", `${OUT}/icon.svg`);
for (const name of BUNDLED) {
  cpSync(`node_modules/${name}/LICENSE`, `${OUT}/licences/${name.replace("/", "_")}.txt`);
}
