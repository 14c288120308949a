import { useMemo } from "preact/hooks";
import { type Numbers, numbersOf } from "./numbers-of.ts";
import { useDocument } from "./use-document.ts";

/** Who has which number; nobody while that is not known. */
export function useNumbers(): Numbers {
  const document = useDocument();
  return useMemo(() => numbersOf(document), [document]);
}
