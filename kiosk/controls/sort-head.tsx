import { Icon } from "./icon.tsx";

interface SortHeadProps {
  readonly text: string;
  /** How the table is sorted by this column now. */
  readonly sorted: "ascending" | "descending" | undefined;
  readonly onSort: () => void;
  readonly class?: string;
}

/** The head of a column that can be sorted, by mouse and keyboard. */
export function SortHead({ text, sorted, onSort, class: looks }: SortHeadProps) {
  return (
    <th scope="col" aria-sort={sorted ?? "none"} class={looks}>
      <button type="button" class="sort" onClick={onSort}>
        {text}
        {sorted !== undefined && <Icon name={sorted === "ascending" ? "up" : "down"} />}
      </button>
    </th>
  );
}
