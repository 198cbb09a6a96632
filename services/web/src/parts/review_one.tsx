// One doubtful place: accept a candidate, choose a kelurahan, place a pin, or say that nobody can know.
import { useEffect, useRef } from "preact/hooks";
import { percentText } from "../format.ts";
import { shapes } from "../map_data.ts";
import { bulk, code, decide, deciding, equal, moved, pin, trouble, typed, type Review } from "../reviews.ts";
import { lang } from "../state.ts";
import { t, type Word } from "../words.ts";
import { PinMap } from "./pin_map.tsx";
import { Failure } from "./told.tsx";

const FIELDS = ["INPUT", "SELECT", "TEXTAREA"];
let seen = 0;

export function ReviewOne({ review }: { review: Review }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (moved.peek() !== seen) heading.current?.focus();
    seen = moved.peek();
  }, [review.identity]);
  const accept = (i: number) => void decide(review, { action: "accept", candidate: i });
  const press = (event: KeyboardEvent) => {
    const typing = FIELDS.includes((event.target as Element).tagName);
    const number = Number(event.key);
    if (typing || event.ctrlKey || event.altKey || event.metaKey || !(number >= 1 && number <= review.candidates.length)) return;
    event.preventDefault();
    accept(number);
  };
  return (
    <section class="review-one" tabIndex={-1} onKeyDown={press} aria-labelledby="review-text">
      <h3 id="review-text" ref={heading} tabIndex={-1}>{review.text || t("noText")}</h3>
      <p>{t("fromRow", { kind: review.kind_label, file: review.file_name, row: review.row })}. <b>{t(`reason_${review.reason}` as Word)}</b></p>
      {trouble.value && <Failure problem={trouble.value.problem} retry={trouble.value.retry} />}
      {equal.value > 1 && (
        <label class="check">
          <input type="checkbox" checked={bulk.value} onChange={(event) => (bulk.value = event.currentTarget.checked)} /> {t("equalToo", { n: equal.value - 1 })}
        </label>
      )}
      <Candidates review={review} accept={accept} />
      <ByName review={review} />
      <ByPin review={review} />
      <button type="button" disabled={deciding.value} onClick={() => void decide(review, { action: "unknown" })}>{t("markUnknown")}</button>
    </section>
  );
}

function Candidates({ review, accept }: { review: Review; accept: (i: number) => void }) {
  if (!review.candidates.length) return <p>{t("noCandidates")}</p>;
  return (
    <>
      <h4>{t("candidates")}</h4>
      <p class="help">{t("keysHint")}</p>
      <ol class="candidates">
        {review.candidates.map((one, i) => (
          <li key={one.code}>
            <button type="button" disabled={deciding.value} aria-keyshortcuts={String(i + 1)} onClick={() => accept(i + 1)}>
              {t("acceptCandidate", { name: one.name })}
            </button>{" "}
            <b>{percentText(one.probability, lang.value)}</b> <small>{one.reasons.join("; ")}</small>
          </li>
        ))}
      </ol>
    </>
  );
}

function ByName({ review }: { review: Review }) {
  const known = [...(shapes.data.value?.features ?? [])].map((one) => one.properties).sort((a, b) => a.name.localeCompare(b.name));
  return (
    <form
      class="row"
      onSubmit={(event) => {
        event.preventDefault();
        void decide(review, { action: "kelurahan", code: code.value });
      }}
    >
      <label>
        {t("chooseKelurahan")}
        <select value={code.value} onChange={(event) => (code.value = event.currentTarget.value)}>
          <option value="">{t("pickKelurahan")}</option>
          {known.map((one) => <option key={one.code} value={one.code}>{one.name} ({one.kecamatan})</option>)}
        </select>
      </label>
      <button type="submit" disabled={!code.value || deciding.value}>{t("setKelurahan")}</button>
    </form>
  );
}

function ByPin({ review }: { review: Review }) {
  const found = pin.value;
  const type = (part: Partial<typeof typed.value>) => (typed.value = { ...typed.value, ...part });
  return (
    <form
      class="by-pin"
      onSubmit={(event) => {
        event.preventDefault();
        if (found) void decide(review, { action: "pin", ...found });
      }}
    >
      <p class="help">{t("pinHelp")} {review.finest === "kelurahan" && t("pinCoarse")}</p>
      <PinMap />
      <div class="two">
        <label>{t("latitude")}<input inputMode="decimal" value={typed.value.lat} onInput={(event) => type({ lat: event.currentTarget.value })} /></label>
        <label>{t("longitude")}<input inputMode="decimal" value={typed.value.lon} onInput={(event) => type({ lon: event.currentTarget.value })} /></label>
      </div>
      <div role="status">{found && <p>{t("pinAsk", { lat: degrees(found.lat), lon: degrees(found.lon) })}</p>}</div>
      {found && (
        <p class="row">
          <button type="submit" class="main" disabled={deciding.value}>{t("pinYes")}</button>
          <button type="button" onClick={() => type({ lat: "", lon: "" })}>{t("pinNo")}</button>
        </p>
      )}
    </form>
  );
}

function degrees(value: number): string {
  const form = { minimumFractionDigits: 5, maximumFractionDigits: 5 };
  return new Intl.NumberFormat(lang.value === "en" ? "en-GB" : "id-ID", form).format(value);
}
