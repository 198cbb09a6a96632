// Data: files come in, doubtful places are decided, imports are listed and withdrawn.
import { numberText } from "../format.ts";
import { Imports } from "../parts/imports.tsx";
import { Reviewing } from "../parts/reviewing.tsx";
import { Empty } from "../parts/told.tsx";
import { Uploading } from "../parts/uploading.tsx";
import { change, lang, may, view, workspace } from "../state.ts";
import { toQuery } from "../url.ts";
import { t } from "../words.ts";

const PARTS = [
  { part: "", word: "part_upload", right: "import", show: Uploading },
  { part: "reviews", word: "part_reviews", right: "review", show: Reviewing },
  { part: "imports", word: "part_imports", right: "import", show: Imports },
] as const;

export function DataScreen() {
  const mine = PARTS.filter((one) => may(one.right));
  const shown = mine.find((one) => one.part === view.value.part) ?? mine[0];
  if (!shown) return <Empty>{t("dataNotAllowed")}</Empty>;
  const waiting = workspace.data.value?.waiting ?? 0;
  return (
    <div class="data-screen">
      <nav class="parts" aria-label={t("dataParts")}>
        {mine.map(({ part, word }) => (
          <a
            key={part}
            href={`?${toQuery({ ...view.value, part })}`}
            aria-current={part === shown.part ? "page" : undefined}
            onClick={(event) => {
              event.preventDefault();
              change({ part }, true);
            }}
          >
            {t(word)}{part === "reviews" && ` (${numberText(waiting, lang.value)})`}
          </a>
        ))}
      </nav>
      <shown.show />
    </div>
  );
}
