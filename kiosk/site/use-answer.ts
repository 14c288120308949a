import { type ReadonlySignal, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";

/** `asking` keeps nothing; a list that is asked for again stays what it was until the answer is there. */
export type Asked<T> =
  | { readonly kind: "asking" }
  | { readonly kind: "away" }
  | { readonly kind: "gone" }
  | { readonly kind: "here"; readonly value: T };

interface Answered<T> {
  readonly asked: ReadonlySignal<Asked<T>>;
  readonly again: () => void;
}

type Reply<T> =
  | { readonly kind: "done"; readonly body: T; readonly tag: string | null }
  | { readonly kind: "refused"; readonly problem: { readonly status: number } }
  | { readonly kind: "away" };

/**
 * Asks when the page opens and whenever `cause` changes; an answer that was overtaken is dropped. Where `list` is another
 * one, something else is asked for: without an answer to it there is none.
 */
export function useAnswer<T>(
  ask: () => Promise<Reply<T>>,
  cause: unknown = null,
  list: unknown = null,
): Answered<T & { tag: string | null }> {
  const asked = useSignal<Asked<T & { tag: string | null }>>({ kind: "asking" });
  const turn = useRef(0);
  const shown = useRef(list);
  const again = async () => {
    const mine = ++turn.current;
    const answer = await ask();
    if (mine !== turn.current) return;
    if (answer.kind !== "away") shown.current = list;
    if (answer.kind === "done") asked.value = { kind: "here", value: { ...answer.body, tag: answer.tag } };
    else if (answer.kind === "refused" && answer.problem.status === 404) asked.value = { kind: "gone" };
    else if (asked.peek().kind !== "here" || shown.current !== list) asked.value = { kind: "away" };
  };
  useEffect(() => {
    void again();
  }, [cause]);
  useEffect(() => () => void turn.current++, []);
  return { asked, again: () => void again() };
}
