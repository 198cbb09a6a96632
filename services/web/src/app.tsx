// The frame of every screen: name, tabs, role, language, and the mark of simulated data.
import { signal } from "@preact/signals";
import type { FunctionComponent } from "preact";
import { Failure, Loading } from "./parts/told.tsx";
import { Tour } from "./parts/tour.tsx";
import { Working } from "./parts/working.tsx";
import { AlarmsScreen } from "./screens/alarms_screen.tsx";
import { DataScreen } from "./screens/data_screen.tsx";
import { CoverageScreen } from "./screens/coverage_screen.tsx";
import { HelpScreen } from "./screens/help_screen.tsx";
import { MapScreen } from "./screens/map_screen.tsx";
import { PriorityScreen } from "./screens/priority_screen.tsx";
import { ProgrammeScreen } from "./screens/programme_screen.tsx";
import { ReportScreen } from "./screens/report_screen.tsx";
import { change, lang, screen, view, workspace } from "./state.ts";
import { toQuery, type Screen } from "./url.ts";
import { t } from "./words.ts";

const TABS: { screen: Screen; show: FunctionComponent }[] = [
  { screen: "map", show: MapScreen },
  { screen: "priority", show: PriorityScreen },
  { screen: "data", show: DataScreen },
  { screen: "programme", show: ProgrammeScreen },
  { screen: "alarms", show: AlarmsScreen },
  { screen: "report", show: ReportScreen },
  { screen: "coverage", show: CoverageScreen },
  { screen: "help", show: HelpScreen },
];

export function App() {
  const Shown = TABS.find((tab) => tab.screen === screen.value)!.show;
  return (
    <>
      <a class="skip" href="#content">{t("skip")}</a>
      <Tour />
      <Header />
      <Working />
      <main id="content" class={`screen screen-${screen.value}`} tabIndex={-1}>
        {workspace.problem.value && <Failure problem={workspace.problem.value} retry={workspace.retry} />}
        {workspace.data.value ? <Shown /> : !workspace.problem.value && <Loading />}
      </main>
    </>
  );
}

function Header() {
  const known = workspace.data.value;
  return (
    <header class="head">
      <h1>{t("appName")}{known && <small> {known.city}</small>}</h1>
      {known?.simulated && <strong class="simulated">{known.simulated}</strong>}
      <nav aria-label={t("screens")}>
        {TABS.map((tab) => <Tab key={tab.screen} name={tab.screen} />)}
      </nav>
      {known && (
        <p class="role">
          {t("role")}: <b>{known.role.label}</b>
          <span>{t(known.role.level === "secure" ? "officeOnly" : "publication")}</span>
        </p>
      )}
      <Tools />
    </header>
  );
}

function Tab({ name }: { name: Screen }) {
  const current = screen.value === name;
  const go = (event: MouseEvent) => {
    event.preventDefault();
    change({ screen: name }, true);
  };
  return (
    <a href={`?${toQuery({ ...view.value, screen: name })}`} onClick={go} aria-current={current ? "page" : undefined}>
      {t(`screen_${name}`)}
    </a>
  );
}

const copied = signal(false);

function Tools() {
  const copy = async () => {
    await navigator.clipboard.writeText(location.href);
    copied.value = true;
    setTimeout(() => (copied.value = false), 3000);
  };
  return (
    <p class="tools">
      <button type="button" onClick={copy}>{copied.value ? t("copied") : t("copyLink")}</button>
      <button type="button" onClick={() => print()}>{t("print")}</button>
      <button type="button" lang={lang.value === "id" ? "en" : "id"} onClick={() => change({ lang: lang.value === "id" ? "en" : "id" })}>
        {t("language")}
      </button>
    </p>
  );
}
