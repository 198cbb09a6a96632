// The head of a table: a word for each column, those of numbers set to the right.
import { t, type Word } from "../words.ts";

export function Head({ columns, numbers = [] }: { columns: readonly (Word | false)[]; numbers?: readonly Word[] }) {
  return (
    <thead>
      <tr>
        {columns.map((one) => one && <th key={one} scope="col" class={numbers.includes(one) ? "number" : ""}>{t(one)}</th>)}
      </tr>
    </thead>
  );
}
