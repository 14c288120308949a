import { useEffect, useRef } from "preact/hooks";
import { Name } from "../../controls/name.tsx";
import { useSentences } from "../../site/use-site.ts";
import type { Found, FoundGroup } from "./search.ts";

interface ResultListProps {
  readonly id: string;
  /** Null: nothing is shown. */
  readonly groups: readonly FoundGroup[] | null;
  readonly typed: string;
  readonly isReading: boolean;
  /** Which of all results, from 0; -1: none. */
  readonly chosen: number;
  readonly optionId: (index: number) => string;
  readonly choose: (found: Found) => void;
}

/** What was found, by page; the numbering runs through all groups. */
export function ResultList({ id, groups, typed, isReading, chosen, optionId, choose }: ResultListProps) {
  const t = useSentences().finder;
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    box.current?.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  const count = groups?.reduce((sum, { found, more }) => sum + found.length + more, 0) ?? 0;
  let index = -1;
  return (
    <div class={groups === null ? "results none" : "results"}>
      <div ref={box} id={id} role="listbox" aria-label={t.results}>
        {groups?.map(({ group, found, more }) => (
          // biome-ignore lint/a11y/useSemanticElements: a listbox may hold groups (WAI-ARIA 1.2 §6.6.23), and no fieldset
          <div key={group} role="group" aria-label={group} class="result-group">
            <p class="result-head" aria-hidden="true">
              {group}
              {more > 0 && <span> {t.more(more)}</span>}
            </p>
            {found.map((one) => {
              index += 1;
              return (
                <Result
                  key={one.entry.to + index}
                  found={one}
                  id={optionId(index)}
                  isChosen={index === chosen}
                  choose={choose}
                />
              );
            })}
          </div>
        ))}
      </div>
      <p class="result-note" role="status">
        {groups !== null && (isReading ? t.loading : count === 0 ? t.nothing(typed.trim()) : t.found(count))}
      </p>
    </div>
  );
}

interface ResultProps {
  readonly found: Found;
  readonly id: string;
  readonly isChosen: boolean;
  readonly choose: (found: Found) => void;
}

function Result({ found, id, isChosen, choose }: ResultProps) {
  const { entry, by } = found;
  return (
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isChosen}
      class="result"
      // Before the field loses the focus, and with it the list is gone.
      onMouseDown={(event) => {
        event.preventDefault();
        choose(found);
      }}
    >
      <Name>{entry.title.join(" ")}</Name>
      {by !== null && (
        <span class="result-by">
          <Name>{by}</Name>
        </span>
      )}
    </div>
  );
}
