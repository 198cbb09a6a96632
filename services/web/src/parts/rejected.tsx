// Download the rejected rows of an import; where the service forgot them, the original file brings them back.
import { useSignal } from "@preact/signals";
import { Problem } from "../api.ts";
import { download } from "../downloads.ts";
import { t } from "../words.ts";
import { Failure } from "./told.tsx";

const PATH = "/api/v1/imports/{number}/rejected";

export function RejectedButton({ number, file, main = false }: { number: number; file: string; main?: boolean }) {
  const problem = useSignal<Problem | undefined>(undefined);
  const fetchIt = async (body?: FormData) => {
    problem.value = undefined;
    try {
      await download(PATH, `ditolak-${number}.xlsx`, { path: { number }, ...(body ? { body } : {}) });
    } catch (error) {
      problem.value = Problem.from(error);
    }
  };
  const fromOriginal = (original: File | undefined) => {
    if (!original) return;
    const body = new FormData();
    body.append("file", original);
    void fetchIt(body);
  };
  const failed = problem.value;
  return (
    <div>
      <button type="button" class={main ? "main" : ""} aria-label={main ? undefined : t("rejectedOf", { file })} onClick={() => void fetchIt()}>
        {t(main ? "downloadRejected" : "rejectedLabel")}
      </button>
      {failed && failed.kind !== "missing" && <Failure problem={failed} retry={() => void fetchIt()} />}
      {failed && (failed.kind === "missing" || failed.kind === "invalid") && (
        <label role="alert">
          {t("needOriginal")} {file}
          <input type="file" onChange={(event) => fromOriginal(event.currentTarget.files?.[0])} />
        </label>
      )}
    </div>
  );
}
