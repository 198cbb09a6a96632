// What the server makes, while somebody waits for it.
import { tasks } from "../work.ts";

export function Working() {
  const said = tasks.value.map((task) => task.label).join(" · ");
  return <p class="working" role="status">{said && `${said} …`}</p>;
}
