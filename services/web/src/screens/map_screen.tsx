// Peta: the map, its filters, its legend, the card of a kelurahan, and the table that says the same.
import { useRef } from "preact/hooks";
import { periodName } from "../format.ts";
import { first, painted, painted2, second, shapes, cells } from "../map_data.ts";
import type { PlanMap } from "../map.ts";
import { Card } from "../parts/card.tsx";
import { Filters } from "../parts/filters.tsx";
import { Legend } from "../parts/legend.tsx";
import { MapPanel } from "../parts/map_panel.tsx";
import { MapTable } from "../parts/map_table.tsx";
import { Points } from "../parts/points.tsx";
import { Search } from "../parts/search.tsx";
import { Empty, Failure } from "../parts/told.tsx";
import { lang, may, measure, view, workspace } from "../state.ts";
import { t } from "../words.ts";

export function MapScreen() {
  if (!workspace.data.value?.records) {
    return <Empty>{t(may("import") ? "noData" : "noDataViewer")}</Empty>;
  }
  return (
    <div class="map-screen">
      <aside class="panel" aria-label={t("filters")}>
        <Search />
        <Filters />
      </aside>
      <div class="stage">
        <Troubles />
        <Maps />
        <Points />
        <Legend />
        <MapTable />
      </div>
      <Card />
    </div>
  );
}

function Troubles() {
  return (
    <>
      {!measure.value && <p class="failure" role="alert">{t("noSuchMeasure")}</p>}
      {[first, second, shapes, cells].map((one, i) =>
        one.problem.value && (one !== second || view.value.compare !== "none") ? (
          <Failure key={i} problem={one.problem.value} retry={one.retry} />
        ) : null,
      )}
    </>
  );
}

function Maps() {
  const partner = useRef<PlanMap>();
  const named = (period: string) =>
    t("mapName", { measure: measure.value?.label ?? "", period: periodName(period, lang.value, t("all")) });
  const pair = (map: PlanMap) => {
    const other = partner.current;
    partner.current = map;
    return other ? map.follow(other) : undefined;
  };
  const two = view.value.compare === "side";
  const title = (period: string) => two && <h2 class="map-title">{periodName(period, lang.value, t("all"))}</h2>;
  return (
    <div class={two ? "maps maps-two" : "maps"} aria-busy={first.busy.value}>
      <div>
        {title(view.value.period)}
        <MapPanel key="first" painted={painted} name={named(view.value.period)} ready={pair} />
      </div>
      {two && (
        <div>
          {title(view.value.period2)}
          <MapPanel key="second" painted={painted2} name={named(view.value.period2)} ready={pair} />
        </div>
      )}
    </div>
  );
}
