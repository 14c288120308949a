import { type Draft, type DraftValue, sameValue } from "./draft.ts";

/** A field that two people see differently. `suggested` is who changed it since both looked at the same value. */
export interface Difference {
  readonly key: string;
  readonly theirs: DraftValue;
  readonly mine: DraftValue;
  readonly suggested: "theirs" | "mine";
}

/** What is to be chosen when somebody else saved in between: `base` is what I began with [three ways]. */
export function compareDrafts(base: Draft, theirs: Draft, mine: Draft): readonly Difference[] {
  return Object.keys(mine).flatMap((key) => {
    const [was, other, own] = [base[key] ?? "", theirs[key] ?? "", mine[key] ?? ""];
    return sameValue(other, own)
      ? []
      : [{ key, theirs: other, mine: own, suggested: sameValue(own, was) ? "theirs" : "mine" } as const];
  });
}

/** My draft with the fields of the other where they were chosen. */
export function chosenDraft(theirs: Draft, mine: Draft, choices: Readonly<Record<string, "theirs" | "mine">>): Draft {
  return Object.fromEntries(
    Object.entries(mine).map(([key, own]) => [key, choices[key] === "theirs" ? (theirs[key] ?? own) : own]),
  );
}
