// A link to another view of the page: a real address, so that it can be opened in a new tab too.
import type { ComponentChildren } from "preact";
import { change, view } from "../state.ts";
import { toQuery, type View } from "../url.ts";

export function ViewLink({ to, children, ...rest }: { to: Partial<View>; children: ComponentChildren; class?: string; "aria-label"?: string }) {
  const go = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    change(to, true);
  };
  return <a href={`?${toQuery({ ...view.value, ...to })}`} onClick={go} {...rest}>{children}</a>;
}
