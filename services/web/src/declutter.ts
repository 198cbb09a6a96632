// Names on the map: one that would lie over a number or an earlier name is hidden until there is room.

export function declutter(names: Iterable<Element>, numbers: Iterable<Element>): void {
  const shown = [...numbers].map((one) => one.getBoundingClientRect());
  for (const name of names) {
    const box = name.getBoundingClientRect();
    const free = shown.every((one) => box.right < one.left || box.left > one.right || box.bottom < one.top || box.top > one.bottom);
    name.classList.toggle("unseen-name", !free);
    if (free) shown.push(box);
  }
}
