// Every text of the page: one typed dictionary, each entry in Indonesian and English.
import { data } from "./data.ts";
import { help } from "./help.ts";
import { map } from "./map.ts";
import { priority } from "./priority.ts";
import { programme } from "./programme.ts";
import { report } from "./report.ts";
import { shell } from "./shell.ts";

export const words = { ...shell, ...map, ...priority, ...data, ...programme, ...report, ...help };
