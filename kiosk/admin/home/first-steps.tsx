import { Link } from "../../controls/link.tsx";
import { Panel } from "../../controls/panel.tsx";
import { useSentences } from "../../site/use-site.ts";

/** For who has no telephone registered yet. */
export function FirstSteps() {
  const t = useSentences().homePage;
  return (
    <Panel title={t.firstSteps}>
      <p>{t.firstStepsIntro}</p>
      <ol class="steps">
        {t.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p>
        <Link to="/postes" class="button main">
          {t.openExtensions}
        </Link>
      </p>
    </Panel>
  );
}
