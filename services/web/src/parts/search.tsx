// Find a kelurahan, a street or a coordinate.
import { computed, signal } from "@preact/signals";
import { get } from "../api.ts";
import { resource } from "../resource.ts";
import { change } from "../state.ts";
import { t } from "../words.ts";

/** A place that the map should go to. */
export const goal = signal<{ lon: number; lat: number } | undefined>(undefined);

const typed = signal("");
const wanted = computed(() => (typed.value.trim().length >= 2 ? typed.value.trim() : undefined));
const found = resource(() => wanted.value, (q, signal) => get("/api/v1/places", { query: { q }, signal }));

type Spot = NonNullable<typeof found.data.value>[number];

function take(spot: Spot): void {
  if (spot.code) change({ selected: spot.code }, true);
  goal.value = { lon: spot.lon, lat: spot.lat };
  typed.value = "";
}

export function Search() {
  const spots = wanted.value ? found.data.value : undefined;
  return (
    <form
      class="search"
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        if (spots?.[0]) take(spots[0]);
      }}
    >
      <label>
        {t("search")}
        <input type="search" value={typed.value} maxLength={80} onInput={(event) => (typed.value = event.currentTarget.value)} />
      </label>
      <div role="status">{spots?.length === 0 && <p class="help">{t("searchNone")}</p>}</div>
      {spots && spots.length > 0 && (
        <ul class="found">
          {spots.map((spot, i) => (
            <li key={i}>
              <button type="button" onClick={() => take(spot)}>{spot.name} <small>{spot.kind}</small></button>
            </li>
          ))}
        </ul>
      )}
    </form>
  );
}
