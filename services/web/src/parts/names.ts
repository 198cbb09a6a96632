// Names of kelurahan by code.
import { computed } from "@preact/signals";
import { shapes } from "../map_data.ts";

const names = computed(() => new Map(shapes.data.value?.features.map((f) => [f.properties.code, f.properties.name])));

/** Return a kelurahan's name; its code while the geometry is still on its way. */
export function nameOf(code: string): string {
  return names.value.get(code) ?? code;
}
