import { Link } from "../../controls/link.tsx";
import { useSentences } from "../../site/use-site.ts";
import { objectPages } from "../objects/object-pages.tsx";
import { ObjectsPage } from "../objects/objects-page.tsx";
import type { RubricPages } from "../rubric.ts";
import { recordingRuleKind } from "./recording-rule-kind.tsx";

/** What the law asks of who records stands above the rules (GAP-09). */
function RecordingRulesPage() {
  const t = useSentences().recordingRules;
  return (
    <ObjectsPage
      kind={recordingRuleKind}
      above={
        <div class="legal">
          {t.legal.map((text) => (
            <p key={text}>{text}</p>
          ))}
          <p>
            <Link to="/reglages/enregistrements">{t.retention}</Link>
          </p>
        </div>
      }
    />
  );
}

export const pages: RubricPages = [
  [recordingRuleKind.path, () => <RecordingRulesPage key="rules" />],
  ...objectPages(recordingRuleKind),
];
