// Begin: fetch the texts, then put the page into its place.
import { effect } from "@preact/signals";
import { render } from "preact";
import { App } from "./app.tsx";
import { lang } from "./state.ts";
import { loadWords } from "./words.ts";

// On paper nothing can be opened, so what the map cannot tell is opened before it is printed.
addEventListener("beforeprint", () => {
  for (const limits of document.querySelectorAll<HTMLDetailsElement>(".legend details:not([open])")) {
    limits.open = true;
    addEventListener("afterprint", () => (limits.open = false), { once: true });
  }
});

let begun = false;
effect(() => {
  loadWords(lang.value)
    .then(() => {
      if (!begun) render(<App />, document.getElementById("app")!);
      begun = true;
    })
    .catch(() => {
      // With the service gone a page that stands keeps its language; one that does not says so.
      if (!begun) document.getElementById("failed")!.hidden = false;
    });
});
