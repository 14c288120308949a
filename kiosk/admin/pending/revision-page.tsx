import { useSignal } from "@preact/signals";
import { Answered } from "../../controls/answered.tsx";
import { Button } from "../../controls/button.tsx";
import { Name } from "../../controls/name.tsx";
import { useAnswer } from "../../site/use-answer.ts";
import { useMay } from "../../site/use-may.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { Page } from "../frame/page.tsx";
import { ChangeList } from "./change-list.tsx";
import { RestoreDialog } from "./restore-dialog.tsx";
import { RevisionState } from "./revision-state.tsx";

/** One revision: what it changed, and the way back to it. */
export function RevisionPage({ revision }: { readonly revision: string }) {
  const site = useSite();
  const t = useSentences().pending;
  const mayChange = useMay("write");
  const restoring = useSignal(false);
  const { asked, again } = useAnswer(() => site.ask("revisions.changes", { parameters: { revision } }));
  const saved = site.feed.picture.value?.configuration?.saved ?? null;
  const isSaved = saved === Number(revision);
  return (
    <Page
      title={t.one(revision)}
      trail={[
        { to: "/modifications", text: t.title },
        { to: "/historique", text: t.history },
      ]}
      actions={
        !isSaved &&
        mayChange && (
          <Button icon="back" onClick={() => (restoring.value = true)}>
            {t.restore}
          </Button>
        )
      }
    >
      <Answered asked={asked} again={again}>
        {({ revision: head, against, changes, count }) => (
          <>
            <dl class="facts">
              <dt>{t.note}</dt>
              <dd>
                {head.note === "" ? t.noNote : <Name>{head.note}</Name>} <RevisionState revision={head.revision} />
              </dd>
              <dt>{t.author}</dt>
              <dd>
                <Name>{site.who(head.author)}</Name>
              </dd>
              <dt>{t.date}</dt>
              <dd>{site.formats.value.moment(head.at)}</dd>
            </dl>
            {count === 0 ? (
              <p class="quiet">{against === null ? t.first : t.nothingChanged}</p>
            ) : (
              <>
                <ChangeList changes={changes} />
                {changes.length < count && <p class="quiet">{t.some(changes.length, count)}</p>}
              </>
            )}
          </>
        )}
      </Answered>
      {restoring.value && <RestoreDialog revision={Number(revision)} close={() => (restoring.value = false)} />}
    </Page>
  );
}
