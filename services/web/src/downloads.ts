// A file from the server into the reader's downloads; a refusal becomes a Problem.
import { address, Problem, type Asking } from "./api.ts";

const FORGET_MS = 10_000;

/** Fetch a file and save it under a name; with a body it is asked for by POST. */
export async function download(path: string, name: string, { body, ...asking }: Asking & { body?: FormData } = {}): Promise<void> {
  const response = await fetch(address(path, asking), {
    method: body ? "POST" : "GET",
    headers: { "Accept-Language": document.documentElement.lang || "id" },
    body: body ?? null,
  });
  if (!response.ok) throw await Problem.of(response);
  const url = URL.createObjectURL(await response.blob());
  const link = document.createElement("a");
  Object.assign(link, { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), FORGET_MS);
}
