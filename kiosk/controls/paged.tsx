import type { ReadonlySignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import type { Read } from "../site/use-pages.ts";
import { useSentences } from "../site/use-site.ts";
import { Away } from "./away.tsx";
import { Button } from "./button.tsx";
import { Empty } from "./empty.tsx";

interface PagedProps<Item> {
  readonly read: ReadonlySignal<Read<Item>>;
  readonly more: () => void;
  readonly again: () => void;
  readonly words: {
    readonly nothing: string;
    readonly nothingHelp: string;
    readonly older: string;
    readonly end: string;
  };
  readonly children: (items: readonly Item[]) => ComponentChildren;
}

/** A list as far as it was read, with the button for the page after it. */
export function Paged<Item>({ read, more, again, words, children }: PagedProps<Item>) {
  const t = useSentences();
  const { kind, items, next } = read.value;
  return (
    <>
      {kind === "asking" && <p class="quiet">{t.loading}</p>}
      {kind === "away" && <Away retry={again} />}
      {kind === "here" && items.length === 0 && next === null && (
        <Empty title={words.nothing}>{words.nothingHelp}</Empty>
      )}
      {items.length > 0 && children(items)}
      {kind === "here" && (items.length > 0 || next !== null) && (
        <p class="list-end">
          {next === null ? <span class="quiet">{words.end}</span> : <Button onClick={more}>{words.older}</Button>}
        </p>
      )}
    </>
  );
}
