// What the page says while it waits, when it fails, and when there is nothing to show.
import type { ComponentChildren } from "preact";
import type { Problem } from "../api.ts";
import { may, screen, workspace } from "../state.ts";
import { t, type Word } from "../words.ts";
import { ViewLink } from "./view_link.tsx";

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

/** An empty state that says what to do, with the way to it for those who may import. */
export function Empty({ children }: { children: ComponentChildren }) {
  const missing = screen.value !== "data" && may("import") && !workspace.data.value?.records;
  return <p class="empty">{children} {missing && <ViewLink to={{ screen: "data" }}>{t("toData")}</ViewLink>}</p>;
}
