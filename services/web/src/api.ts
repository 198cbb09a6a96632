// The server: typed by its OpenAPI schema; every failure becomes a Problem with its own words.
import { signal } from "@preact/signals";
import type { paths } from "./schema.d.ts";

type Method = "get" | "post" | "put" | "delete";
type With<M extends Method> = {
  [P in keyof paths]: paths[P] extends Record<M, { responses: unknown }> ? P : never;
}[keyof paths];
type Operation<P extends keyof paths, M extends Method> = paths[P] extends Record<M, infer O> ? O : never;
type Ok<O> = O extends { responses: infer R }
  ? { [S in keyof R]: S extends 200 | 201 | 202 ? (R[S] extends { content: { "application/json": infer J } } ? J : never) : never }[keyof R]
  : never;

/** What a path answers to a GET, or to another method. */
export type Answer<P extends keyof paths, M extends Method = "get"> = Ok<Operation<P, M>>;

export type FailureKind = "gone" | "session" | "large" | "invalid" | "refused" | "missing" | "data" | "server" | "slow";

/** A failure in the server's own words where it sent some. */
export class Problem extends Error {
  constructor(readonly kind: FailureKind, readonly detail: string, readonly status = 0) {
    super(detail || kind);
  }

  static from(error: unknown): Problem {
    if (error instanceof Problem) return error;
    if (error instanceof DOMException && error.name === "TimeoutError") return new Problem("slow", "");
    if (error instanceof TypeError) return new Problem("gone", "");
    return new Problem("server", "");
  }

  static async of(response: Response): Promise<Problem> {
    const body: { detail?: string } = await response.json().catch(() => ({}));
    return new Problem(KINDS[response.status] ?? "server", body.detail ?? "", response.status);
  }
}

const KINDS: Record<number, FailureKind> = {
  401: "session", 403: "refused", 404: "missing", 409: "data", 413: "large", 422: "invalid",
};
const PATIENCE_MS = 60_000;

export type Query = Record<string, string | number | boolean | readonly string[] | undefined>;
export interface Asking {
  path?: Record<string, string | number>;
  query?: Query;
  body?: unknown;
  signal?: AbortSignal;
}

/** Return the address of a path with its parameters filled in. */
export function address(path: string, { path: parts = {}, query = {} }: Asking = {}): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(parts[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== "") search.append(name, String(one));
    }
  }
  return search.size ? `${filled}?${search}` : filled;
}

export function get<P extends With<"get">>(path: P, asking: Asking = {}): Promise<Answer<P>> {
  return ask("GET", path, asking) as Promise<Answer<P>>;
}

export function post<P extends With<"post">>(path: P, asking: Asking = {}): Promise<Answer<P, "post">> {
  return ask("POST", path, asking) as Promise<Answer<P, "post">>;
}

export function remove<P extends With<"delete">>(path: P, asking: Asking = {}): Promise<Answer<P, "delete">> {
  return ask("DELETE", path, asking) as Promise<Answer<P, "delete">>;
}

export function put<P extends With<"put">>(path: P, asking: Asking = {}): Promise<Answer<P, "put">> {
  return ask("PUT", path, asking) as Promise<Answer<P, "put">>;
}

/** How many answers are awaited just now. */
export const waiting = signal(0);

async function ask(method: string, path: string, asking: Asking): Promise<unknown> {
  waiting.value = waiting.peek() + 1; // asked within effects, which must not follow it
  try {
    return await answer(method, path, asking);
  } finally {
    waiting.value = waiting.peek() - 1;
  }
}

async function answer(method: string, path: string, asking: Asking): Promise<unknown> {
  const tired = AbortSignal.timeout(PATIENCE_MS);
  const response = await fetch(address(path, asking), {
    method,
    headers: headers(asking.body),
    body: asking.body === undefined ? null : asking.body instanceof FormData ? asking.body : JSON.stringify(asking.body),
    signal: asking.signal ? AbortSignal.any([asking.signal, tired]) : tired,
  });
  if (!response.ok) throw await Problem.of(response);
  return response.status === 204 ? undefined : await response.json();
}

function headers(body: unknown): Record<string, string> {
  const json: Record<string, string> = body === undefined || body instanceof FormData ? {} : { "Content-Type": "application/json" };
  return { ...json, "Accept-Language": document.documentElement.lang || "id" };
}

/** Fetch a geometry: immutable, so the browser's cache answers the second time. */
export async function geometry<T>(url: string, signal?: AbortSignal): Promise<T> {
  const response = await fetch(url, signal ? { signal } : {});
  if (!response.ok) throw await Problem.of(response);
  return (await response.json()) as T;
}
