import { useSentences } from "../site/use-site.ts";
import { Button } from "./button.tsx";

/** What a page shows in place of what the server did not answer. */
export function Away({ retry }: { readonly retry: () => void }) {
  const t = useSentences();
  return (
    <div class="empty" role="alert">
      <p>{t.away}</p>
      <Button icon="reload" onClick={retry}>
        {t.retry}
      </Button>
    </div>
  );
}
