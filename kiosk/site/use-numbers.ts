import { useMemo } from "preact/hooks";
import { type Numbers, numbersOf } from "./numbers-of.ts";
import { useAnswer } from "./use-answer.ts";
import { useSite } from "./use-site.ts";

/** Who has which number; nobody while that is not known. */
export function useNumbers(): Numbers {
  const site = useSite();
  const { asked } = useAnswer(() => site.ask("configuration.get"));
  const document = asked.value.kind === "here" ? asked.value.value.document : null;
  return useMemo(() => numbersOf(document), [document]);
}
