// Something asked from the server: asked again when what it depends on changes, never shown stale as new.
import { computed, effect, signal, type ReadonlySignal } from "@preact/signals";
import { Problem } from "./api.ts";

export interface Resource<T> {
  data: ReadonlySignal<T | undefined>;
  problem: ReadonlySignal<Problem | undefined>;
  busy: ReadonlySignal<boolean>;
  retry: () => void;
}

/**
 * Ask `load(key)` whenever the key that `of` computes becomes another one. An undefined key asks
 * nothing. While a new answer is under way the former one stays, with `busy` set.
 */
export function resource<K, T>(
  of: () => K | undefined,
  load: (key: K, signal: AbortSignal) => Promise<T>,
): Resource<T> {
  const data = signal<T | undefined>(undefined);
  const problem = signal<Problem | undefined>(undefined);
  const busy = signal(false);
  const tries = signal(0);
  const text = computed(() => {
    const key = of();
    return key === undefined ? undefined : JSON.stringify(key);
  });
  let running: AbortController | undefined;
  effect(() => {
    tries.value;
    running?.abort();
    if (text.value === undefined) return;
    const mine = (running = new AbortController());
    busy.value = true;
    load(JSON.parse(text.value) as K, mine.signal)
      .then((found) => {
        if (mine.signal.aborted) return;
        data.value = found;
        problem.value = undefined;
      })
      .catch((error: unknown) => {
        if (!mine.signal.aborted) problem.value = Problem.from(error);
      })
      .finally(() => {
        if (!mine.signal.aborted) busy.value = false;
      });
  });
  return { data, problem, busy, retry: () => (tries.value += 1) };
}
