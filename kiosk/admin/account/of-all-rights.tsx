import type { ComponentType } from "preact";
import { LooksOnly } from "../../controls/looks-only.tsx";
import { useMay } from "../../site/use-may.ts";
import { useSentences } from "../../site/use-site.ts";
import type { Sentences } from "../../words/fr.ts";
import { Page } from "../frame/page.tsx";

interface OfAllRightsProps {
  readonly title: (t: Sentences) => string;
  readonly page: ComponentType;
}

/** A page that the menu shows to who has all rights; who comes by its address is told so, and nothing is asked for. */
export function OfAllRights({ title, page: Shown }: OfAllRightsProps) {
  const t = useSentences();
  return useMay("accounts") ? (
    <Shown />
  ) : (
    <Page title={title(t)}>
      <LooksOnly access="accounts" />
    </Page>
  );
}
