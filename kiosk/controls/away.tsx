import { useEffect } from "preact/hooks";
import { useSentences, useSite } from "../site/use-site.ts";
import { Button } from "./button.tsx";

/** What a page shows in place of what the server did not answer; once the server is back it asks again by itself. */
export function Away({ retry }: { readonly retry: () => void }) {
  const t = useSentences();
  const { feed } = useSite();
  const isBack = feed.state.value === "here" && feed.picture.value?.links?.store !== false;
  useEffect(() => {
    if (isBack) retry();
  }, [isBack]);
  return (
    <div class="empty" role="alert">
      <p>{t.away}</p>
      <Button icon="reload" onClick={retry}>
        {t.retry}
      </Button>
    </div>
  );
}
