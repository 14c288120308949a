import type { ReadonlySignal } from "@preact/signals";
import type { VNode } from "preact";
import type { Asked } from "../site/use-answer.ts";
import { useSentences } from "../site/use-site.ts";
import { Away } from "./away.tsx";
import { Empty } from "./empty.tsx";

interface AnsweredProps<T> {
  readonly asked: ReadonlySignal<Asked<T>>;
  readonly again: () => void;
  readonly children: (value: T) => VNode;
}

/** What was asked for, or why it is not there. */
export function Answered<T>({ asked, again, children }: AnsweredProps<T>) {
  const t = useSentences();
  const { value } = asked;
  switch (value.kind) {
    case "asking":
      return (
        <p class="quiet" role="status">
          {t.loading}
        </p>
      );
    case "away":
      return <Away retry={again} />;
    case "gone":
      return <Empty title={t.notFound}>{t.notFoundHelp}</Empty>;
    case "here":
      return children(value.value);
  }
}
