import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Site } from "./site.ts";

export const SiteContext = createContext<Site | null>(null);

export function useSite(): Site {
  const site = useContext(SiteContext);
  if (site === null) throw new Error("a component stands outside of the site");
  return site;
}

export const useSentences = () => useSite().sentences.value;
