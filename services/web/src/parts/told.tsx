// What the page says while it waits, when it fails, and when there is nothing to show.
import type { ComponentChildren } from "preact";
import type { Problem } from "../api.ts";
import { t, type Word } from "../words.ts";

export function Loading() {
  return <p class="loading" role="status">{t("loading")}</p>;
}

/** A failure in its own words, with the server's detail and a way to try again. */
export function Failure({ problem, retry }: { problem: Problem; retry?: () => void }) {
  return (
    <div class="failure" role="alert">
      <p>{problem.kind === "data" && problem.detail ? "" : t(`fail_${problem.kind}` as Word)} {problem.detail}</p>
      {retry && <button type="button" onClick={retry}>{t("retry")}</button>}
    </div>
  );
}

/** An empty state that says what to do. */
export function Empty({ children }: { children: ComponentChildren }) {
  return <p class="empty">{children}</p>;
}
