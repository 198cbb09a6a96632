// What the server makes while answers are awaited: told after a second, so that a long wait has a name.
import { computed, effect, signal } from "@preact/signals";
import { address, waiting, type Answer } from "./api.ts";
import { lang } from "./state.ts";

const SHORT_MS = 1000;
const waits = computed(() => waiting.value > 0);

/** The tasks under way, the one begun last first; empty where answers come at once. */
export const tasks = signal<Answer<"/api/v1/work">["tasks"]>([]);

effect(() => {
  if (!waits.value) return;
  const query = { lang: lang.value };
  let stream: EventSource | undefined;
  const begin = setTimeout(() => {
    stream = new EventSource(address("/api/v1/work/events", { query }));
    stream.addEventListener("progress", (event: MessageEvent<string>) => {
      tasks.value = (JSON.parse(event.data) as Answer<"/api/v1/work">).tasks;
    });
    stream.onerror = () => stream?.close(); // the request that waits tells what is wrong
  }, SHORT_MS);
  return () => {
    clearTimeout(begin);
    stream?.close();
    tasks.value = [];
  };
});
