// The ranking: score, rank and its interval drawn, linked both ways with the map.
import { numberText, percentText } from "../format.ts";
import { choice, choiceIsCurrent, intervals, weighed, priority } from "../priority_data.ts";
import { overlays } from "../map_data.ts";
import { change, lang, may, view } from "../state.ts";
import { t, type Word } from "../words.ts";
import { nameOf } from "./names.ts";

export function RankTable() {
  const [found, now] = [priority.data.value!, weighed.value!];
  const order = found.kelurahan.map((_, i) => i).sort((a, b) => now.rank[a]! - now.rank[b]! || a - b);
  const told = new Map(intervals.value?.kelurahan.map((one) => [one.code, one]));
  return (
    <section class="panel" aria-labelledby="ranking">
      <h2 id="ranking">{t("rankTable")}</h2>
      <div class="scroll tall" tabIndex={0} role="region" aria-labelledby="ranking">
        <table class="ranking">
          <thead>
            <tr>
              <th scope="col" class="number">#</th>
              <th scope="col">{t("kelurahan")}</th>
              <th scope="col" class="number">{t("score")}</th>
              <th scope="col">{t("rankInterval")}</th>
              <th scope="col">{t("standing", { k: now.k })}</th>
              {may("choose") && <th scope="col">{t("lock")}</th>}
            </tr>
          </thead>
          <tbody>
            {order.map((i) => <Row key={found.kelurahan[i]!.code} index={i} told={told.get(found.kelurahan[i]!.code)} />)}
          </tbody>
        </table>
      </div>
      <Share told={told.get(view.value.selected)} />
    </section>
  );
}

type Told = NonNullable<typeof priority.data.value>["kelurahan"][number];

function Row({ index, told }: { index: number; told: Told | undefined }) {
  const now = weighed.value!;
  const { code } = priority.data.value!.kelurahan[index]!;
  const chosen = choiceIsCurrent.value && choice.value!.found.codes.includes(code);
  return (
    <tr aria-selected={view.value.selected === code} class={chosen ? "chosen" : ""}>
      <td class="number">{now.rank[index]}</td>
      <th scope="row">
        <button type="button" class="plain" onClick={() => change({ selected: code })}>{nameOf(code)}</button>
        {overlays.data.value?.pilots.includes(code) && <small> {t("pilotMark")}</small>}
        {chosen && <small> ✓ {t("chosenMark")}</small>}
      </th>
      <td class="number">{numberText(now.score[index], lang.value)}</td>
      <td>{told ? <Interval told={told} size={now.rank.length} /> : "…"}</td>
      <td>{told && t(`standing_${standing(told, now.k)}` as Word)}</td>
      {may("choose") && <td><Lock code={code} /></td>}
    </tr>
  );
}

function standing(told: Told, k: number): "surely" | "could" | "not" {
  if (told.rank_high <= k) return "surely";
  return told.rank_low > k ? "not" : "could";
}

function Interval({ told, size }: { told: Told; size: number }) {
  const at = (rank: number) => (100 * (rank - 1)) / Math.max(size - 1, 1);
  const low = at(told.rank_low);
  return (
    <span class="interval">
      <svg viewBox="0 0 104 10" role="img" aria-label={t("rankIntervalOf", { low: told.rank_low, high: told.rank_high })}>
        <line x1="2" x2="102" y1="5" y2="5" />
        <rect x={2 + low - 1} y="3" width={Math.max(at(told.rank_high) - low, 1) + 2} height="4" />
        <circle cx={2 + at(told.rank)} cy="5" r="3" />
      </svg>
      <small>{told.rank_low}–{told.rank_high}</small>
    </span>
  );
}

function Lock({ code }: { code: string }) {
  const { lockIn, lockOut } = view.value;
  const now = lockIn.includes(code) ? "in" : lockOut.includes(code) ? "out" : "none";
  const set = (to: string) => change({
    lockIn: [...lockIn.filter((c) => c !== code), ...(to === "in" ? [code] : [])],
    lockOut: [...lockOut.filter((c) => c !== code), ...(to === "out" ? [code] : [])],
  });
  return (
    <select aria-label={`${t("lock")}: ${nameOf(code)}`} value={now} onChange={(event) => set(event.currentTarget.value)}>
      {["none", "in", "out"].map((one) => <option key={one} value={one}>{t(`lock_${one}` as Word)}</option>)}
    </select>
  );
}

/** How much of the chosen kelurahan's rank uncertainty comes from data. */
function Share({ told }: { told: Told | undefined }) {
  if (!told || told.data_share === null) return null;
  return <p class="help">{nameOf(told.code)}: {t("dataShare", { share: percentText(told.data_share, lang.value) })}</p>;
}
