// Bantuan: the method in plain words, what the map cannot tell, words, keys, privacy.
import { get, type Answer } from "../api.ts";
import { Failure, Loading } from "../parts/told.tsx";
import { showTour } from "../parts/tour.tsx";
import { resource } from "../resource.ts";
import { lang, screen } from "../state.ts";
import { t } from "../words.ts";

type Help = Answer<"/api/v1/help">;

const help = resource(
  () => (screen.value === "help" ? lang.value : undefined),
  (lang, signal) => get("/api/v1/help", { query: { lang }, signal }),
);

export function HelpScreen() {
  const found = help.data.value;
  if (help.problem.value) return <Failure problem={help.problem.value} retry={help.retry} />;
  if (!found) return <Loading />;
  const names = [...found.parts.map(({ name, title }) => [name, title] as const), ["kinds", t("help_kinds")] as const, ["glossary", t("help_glossary")] as const];
  return (
    <div class="help-page">
      <nav aria-label={t("help_contents")}>
        <ul>{names.map(([name, title]) => <li key={name}><a href={`#help-${name}`} onClick={(event) => jump(event, name)}>{title}</a></li>)}</ul>
        <button type="button" onClick={showTour}>{t("help_tour")}</button>
      </nav>
      <article>
        {found.parts.map(({ name, title, texts, listed }) => (
          <section key={name}>
            <h2 id={`help-${name}`} tabIndex={-1}>{title}</h2>
            {listed ? <ul>{texts.map((text) => <li key={text}>{text}</li>)}</ul> : texts.map((text) => <p key={text}>{text}</p>)}
          </section>
        ))}
        <Kinds kinds={found.kinds} />
        <section>
          <h2 id="help-glossary" tabIndex={-1}>{t("help_glossary")}</h2>
          <dl>{found.terms.map(({ term, meaning }) => <div key={term}><dt>{term}</dt><dd>{meaning}</dd></div>)}</dl>
        </section>
      </article>
    </div>
  );
}

function Kinds({ kinds }: { kinds: Help["kinds"] }) {
  return (
    <section>
      <h2 id="help-kinds" tabIndex={-1}>{t("help_kinds")}</h2>
      <div class="scroll tall" tabIndex={0} role="region" aria-label={t("help_kinds")}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t("kindLabel")}</th>
              <th scope="col">{t("help_channel")}</th>
              <th scope="col">{t("help_enters")}</th>
              <th scope="col" class="number">{t("help_least")}</th>
              <th scope="col">{t("help_finest")}</th>
            </tr>
          </thead>
          <tbody>
            {kinds.map((one) => (
              <tr key={one.label}>
                <th scope="row">{one.label}</th>
                <td>{one.channel}</td>
                <td>{t(one.enters_threat ? "yes" : "no")}</td>
                <td class="number">{one.least_count || "–"}</td>
                <td>{one.finest === "cell" ? t("help_cell") : t("kelurahan")}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** Go to a heading without changing the address, which holds the view. */
function jump(event: MouseEvent, name: string): void {
  event.preventDefault();
  document.getElementById(`help-${name}`)?.focus();
}
