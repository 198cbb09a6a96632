// Check the page: the types of the API are those of openapi.json, and every file has right types.
import openapiTS, { astToString } from "openapi-typescript";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

const TYPES = "src/schema.d.ts";
const made = astToString(await openapiTS(new URL("./openapi.json", import.meta.url)));
if (process.argv[2] === "--write") writeFileSync(TYPES, made);
if (readFileSync(TYPES, "utf8") !== made) {
  console.error(`${TYPES} is not current: run 'make types'.`);
  process.exit(1);
}
execFileSync(process.execPath, ["node_modules/typescript/bin/tsc", "--noEmit"], { stdio: "inherit" });
