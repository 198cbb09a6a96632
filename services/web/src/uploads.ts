// Files on their way in: looked at, corrected by a person, sent as one job each, followed to their end.
import { effect, signal } from "@preact/signals";
import { address, get, post, Problem, remove, type Answer } from "./api.ts";
import { resource } from "./resource.ts";
import { changes, lang, may } from "./state.ts";

export type Preview = Answer<"/api/v1/imports/preview", "post">["files"][number];
export type Job = Answer<"/api/v1/jobs/{number}">;
export type Report = Job["reports"][number];
type Phase = "looking" | "ready" | "sending" | "running" | "ended";

/** What a person says a layout is; for one file, or one of a zipped folder, all layouts are of one kind. */
export interface Said {
  kind: string;
  columns: Record<string, string>;
}

/** One file that a person chose; it stays until taken off the list, whatever fails. */
export interface Upload {
  id: number;
  file: File;
  phase: Phase;
  views: Preview[];
  said: Said[];
  job?: Job | undefined;
  problem?: Problem | undefined;
}

const ENDS = ["done", "failed", "cancelled"] as const;
const streams = new Map<number, EventSource>();
const sendings = new Map<number, AbortController>();
let last = 0;

export const uploads = signal<Upload[]>([]);

/** What columns and files may be, in the reader's language. */
export const vocabulary = resource(
  () => (may("import") ? { lang: lang.value } : undefined),
  (query, signal) => get("/api/v1/imports/fields", { query, signal }),
);

function find(id: number): Upload | undefined {
  return uploads.peek().find((one) => one.id === id);
}

export function mend(id: number, part: Partial<Upload>): void {
  uploads.value = uploads.peek().map((one) => (one.id === id ? { ...one, ...part } : one));
}

/** Put files on the list and look at each. */
export function add(files: Iterable<File>): void {
  for (const file of files) {
    const id = (last += 1);
    uploads.value = [...uploads.peek(), { id, file, phase: "looking", views: [], said: [] }];
    void look(id);
  }
}

export function takeOff(id: number): void {
  streams.get(id)?.close();
  uploads.value = uploads.peek().filter((one) => one.id !== id);
}

/** Ask what a file's columns are taken for; what a person corrected already is kept. */
export async function look(id: number): Promise<void> {
  const upload = find(id);
  if (!upload) return;
  mend(id, { phase: "looking", problem: undefined });
  try {
    const { files } = await post("/api/v1/imports/preview", { body: form(upload.file) });
    const said = files.map(({ kind, columns }) => ({ kind: kind ?? "", columns: { ...columns } }));
    mend(id, { phase: "ready", views: files, said });
  } catch (error) {
    mend(id, { phase: "looking", problem: Problem.from(error) });
  }
}

function form(file: File, wishes: Record<string, string> = {}): FormData {
  const body = new FormData();
  body.append("files", file);
  for (const [name, value] of Object.entries(wishes)) body.append(name, value);
  return body;
}

/** Say what a layout's columns are. */
export function sayColumns({ id, said }: Upload, at: number, columns: Record<string, string>): void {
  mend(id, { said: said.map((one, i) => (i === at ? { ...one, columns } : one)) });
}

/** Say what kind a file holds, in all its layouts. */
export function sayKind({ id, views, said }: Upload, file: string, kind: string): void {
  mend(id, { said: said.map((one, i) => (views[i]!.file === file ? { ...one, kind } : one)) });
}

/** Return what a person changed, as an import takes it: all layouts of each file that was corrected. */
export function corrections({ views, said }: Pick<Upload, "views" | "said">): (Said & { file: string })[] {
  const changed = new Set(views.filter((seen, i) => differs(seen, said[i]!)).map(({ file }) => file));
  return views.flatMap(({ file }, i) => (changed.has(file) ? [{ file, ...said[i]! }] : []));
}

function differs({ kind, columns }: Preview, said: Said): boolean {
  return said.kind !== (kind ?? "") || Object.entries(columns).some(([header, field]) => said.columns[header] !== field);
}

/** Tell whether anything can go in; of a zipped folder, what nobody can read stays out. */
export function isKnown({ said }: Upload): boolean {
  return said.some(({ kind }) => kind !== "");
}

/** Send a file as a job of its own. */
export async function send(id: number): Promise<void> {
  const upload = find(id);
  if (!upload) return;
  mend(id, { phase: "sending", problem: undefined, job: undefined });
  const stop = new AbortController();
  sendings.set(id, stop);
  const said = corrections(upload);
  const wishes: Record<string, string> = said.length ? { mapping: JSON.stringify(said) } : {};
  try {
    const job = await post("/api/v1/imports", { body: form(upload.file, wishes), signal: stop.signal });
    mend(id, { phase: "running", job });
    follow(id, job.job);
  } catch (error) {
    mend(id, { phase: "ready", problem: stop.signal.aborted ? undefined : Problem.from(error) });
  }
}

/** Follow a job by its events; where the line breaks, ask how it stands. */
export function follow(id: number, number: string): void {
  streams.get(id)?.close();
  const stream = new EventSource(address("/api/v1/jobs/{number}/events", { path: { number }, query: { lang: lang.value } }));
  streams.set(id, stream);
  mend(id, { problem: undefined });
  const take = (event: MessageEvent<string>) => JSON.parse(event.data) as Job;
  stream.addEventListener("progress", (event) => mend(id, { job: take(event) }));
  for (const end of ENDS) {
    stream.addEventListener(end, (event) => {
      stream.close();
      finish(id, take(event));
    });
  }
  stream.onerror = () => {
    stream.close();
    void catchUp(id, number);
  };
}

async function catchUp(id: number, number: string): Promise<void> {
  try {
    const job = await get("/api/v1/jobs/{number}", { path: { number } });
    if (ENDS.some((end) => end === job.state)) finish(id, job);
    else follow(id, number);
  } catch (error) {
    const problem = Problem.from(error);
    mend(id, { problem, ...(problem.kind === "missing" ? { phase: "ready", job: undefined } : {}) });
  }
}

function finish(id: number, job: Job): void {
  mend(id, { job, phase: "ended" });
  if (job.reports.some((report) => report.import !== null)) changes.value += 1;
}

/** Stop sending, or ask a job to stop; its last event says when it has. */
export async function cancel(upload: Upload): Promise<void> {
  if (!upload.job) return sendings.get(upload.id)?.abort();
  try {
    await remove("/api/v1/jobs/{number}", { path: { number: upload.job.job } });
  } catch (error) {
    mend(upload.id, { problem: Problem.from(error) });
  }
}

// What the server told of ended jobs is asked again in the new language.
effect(() => {
  const query = { lang: lang.value };
  for (const { id, job, phase } of uploads.peek()) {
    if (phase !== "ended" || !job) continue;
    get("/api/v1/jobs/{number}", { path: { number: job.job }, query }).then((found) => mend(id, { job: found }), () => undefined);
  }
});
