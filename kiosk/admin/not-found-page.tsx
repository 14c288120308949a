import { Link } from "../controls/link.tsx";
import { useSentences } from "../site/use-site.ts";
import { Page } from "./frame/page.tsx";

export function NotFoundPage() {
  const t = useSentences();
  return (
    <Page title={t.notFound}>
      <p>{t.notFoundHelp}</p>
      <p>
        <Link to="/">{t.goHome}</Link>
      </p>
    </Page>
  );
}
