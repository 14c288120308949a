import { useSignal } from "@preact/signals";
import { useLayoutEffect } from "preact/hooks";
import { Button } from "../controls/button.tsx";
import { match } from "../place/match.ts";
import { useSentences, useSite } from "../site/use-site.ts";
import { NotFoundPage } from "./not-found-page.tsx";
import type { Rubric, RubricPages } from "./rubric.ts";

/** Which rubric has the pages whose addresses begin so; the rubric says which page it is. */
export const rubrics: ReadonlyMap<string, Rubric> = new Map([
  ["", () => import("./home/pages.tsx")],
  ["en-direct", () => import("./live/pages.tsx")],
  ["postes", () => import("./extensions/pages.tsx")],
  ["groupes", () => import("./groups/pages.tsx")],
  ["agents", () => import("./agents/pages.tsx")],
  ["lignes", () => import("./lines/pages.tsx")],
  ["regles-sortie", () => import("./rules/pages.tsx")],
  ["regles-sms", () => import("./rules/pages.tsx")],
  ["regles-entrantes", () => import("./rules/pages.tsx")],
  ["numeros-externes", () => import("./numbers/pages.tsx")],
  ["numeros-abreges", () => import("./numbers/pages.tsx")],
  ["numeros-urgence", () => import("./settings/pages.tsx")],
  ["numeros-speciaux", () => import("./settings/pages.tsx")],
  ["fraude", () => import("./settings/pages.tsx")],
  ["installation", () => import("./settings/pages.tsx")],
  ["sip", () => import("./settings/pages.tsx")],
  ["annuaire", () => import("./directory/pages.tsx")],
  ["menus", () => import("./menus/pages.tsx")],
  ["numeros-menu", () => import("./menus/pages.tsx")],
  ["boites-vocales", () => import("./mailboxes/pages.tsx")],
  ["musiques", () => import("./music/pages.tsx")],
  ["conferences", () => import("./conferences/pages.tsx")],
  ["enregistrement-selectif", () => import("./recording-rules/pages.tsx")],
  ["prononciation", () => import("./voice-settings/pages.tsx")],
  ["reglages", () => import("./voice-settings/pages.tsx")],
  ["sites", () => import("./sites/pages.tsx")],
  ["modifications", () => import("./pending/pages.tsx")],
  ["historique", () => import("./pending/pages.tsx")],
  ["journal", () => import("./journal/pages.tsx")],
  ["simulateur", () => import("./simulator/pages.tsx")],
  ["enregistrements", () => import("./recordings/pages.tsx")],
  ["messages", () => import("./messages/pages.tsx")],
  ["statistiques", () => import("./statistics/pages.tsx")],
  ["telephones", () => import("./telephones/pages.tsx")],
  ["dhcp", () => import("./dhcp/pages.tsx")],
  ["reseau", () => import("./network/pages.tsx")],
  ["compte", () => import("./account/pages.tsx")],
]);

/** The page of the address, once the pages of its rubric are here. */
export function Pages() {
  const path = useSite().place.path.value;
  const rubric = rubrics.get(path.split("/")[1] ?? "");
  if (rubric === undefined) return <NotFoundPage />;
  return <PagesOf rubric={rubric} path={path} />;
}

type Fetched = { readonly of: Rubric; readonly pages: RubricPages | "away" };

function PagesOf({ rubric, path }: { readonly rubric: Rubric; readonly path: string }) {
  const t = useSentences();
  const fetched = useSignal<Fetched | null>(null);
  // Before the browser paints: pages that are here already are shown without anything in between.
  useLayoutEffect(() => {
    let isWanted = true;
    const keep = (pages: RubricPages | "away") => {
      if (isWanted) fetched.value = { of: rubric, pages };
    };
    rubric().then(
      ({ pages }) => keep(pages),
      () => keep("away"),
    );
    return () => {
      isWanted = false;
    };
  }, [rubric]);
  if (fetched.value?.of !== rubric) return <p class="quiet">{t.loading}</p>;
  if (fetched.value.pages === "away") return <Unfetched />;
  for (const [pattern, show] of fetched.value.pages) {
    const steps = match(pattern, path);
    if (steps !== undefined) return show(steps);
  }
  return <NotFoundPage />;
}

/** The files may have other names since the box was updated: only the whole site, anew, knows them. */
function Unfetched() {
  const t = useSentences();
  return (
    <div class="empty" role="alert">
      <p>{t.away}</p>
      <Button icon="reload" onClick={() => window.location.reload()}>
        {t.retry}
      </Button>
    </div>
  );
}
