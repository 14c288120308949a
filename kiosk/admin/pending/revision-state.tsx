import { useSentences, useSite } from "../../site/use-site.ts";

/** Whether a revision is the one that runs, or the saved one. */
export function RevisionState({ revision }: { readonly revision: number }) {
  const configuration = useSite().feed.picture.value?.configuration ?? null;
  const t = useSentences().pending;
  const isRunning = configuration?.running === revision;
  const isSaved = configuration?.saved === revision;
  return (
    <>
      {isRunning && <span class="process-state good">{t.isRunning}</span>}
      {isSaved && !isRunning && <span class="process-state moving">{t.isSaved}</span>}
    </>
  );
}
