import { useSignal } from "@preact/signals";
import type { ChangeOfObject, Pending } from "../../../daemon/contracts/api/pending.ts";
import { Answered } from "../../controls/answered.tsx";
import { Button } from "../../controls/button.tsx";
import { Empty } from "../../controls/empty.tsx";
import { Later } from "../../controls/later.tsx";
import { Link } from "../../controls/link.tsx";
import { useAnswer } from "../../site/use-answer.ts";
import { useMay } from "../../site/use-may.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { Page } from "../frame/page.tsx";
import { reloadServer } from "../frame/reload-server.ts";
import { ChangeList } from "./change-list.tsx";
import { DiscardAll } from "./discard-all.tsx";
import { DiscardDialog } from "./discard-dialog.tsx";
import { ReloadProgress } from "./reload-progress.tsx";

const movesAway = async () => (await import("../network/moves-away.tsx")).MovesAway;

/** What was saved and does not run yet: seen, taken back, or put in force [REC-02…REC-06]. */
export function PendingPage() {
  const site = useSite();
  const all = useSentences();
  const t = all.pending;
  const mayChange = useMay("write");
  const picture = site.feed.picture.value;
  const configuration = picture?.configuration ?? null;
  const { asked, again } = useAnswer(
    () => site.ask("pending.list"),
    `${configuration?.saved} ${configuration?.running}`,
  );
  const busy = configuration?.reloading === true;
  const needed = configuration?.reloadNeeded === true;
  const report = picture?.reload ?? null;
  const reload = () => {
    if (!busy) void reloadServer(site);
  };
  const isRefused = report !== null && (report.outcome === "refused" || report.outcome === "failed");
  return (
    <Page
      title={t.title}
      actions={
        <>
          <Link to="/historique" class="button plain">
            {t.history}
          </Link>
          {needed && mayChange && (
            <Button kind="danger" icon="reload" busy={busy} onClick={reload}>
              {busy ? all.reload.busy : all.reload.short}
            </Button>
          )}
        </>
      }
    >
      {report !== null && (
        <ReloadProgress report={report} {...(isRefused && needed && mayChange ? { retry: reload } : {})} />
      )}
      {needed && <Later load={movesAway} />}
      <Answered asked={asked} again={again}>
        {(pending) => <Waiting pending={pending} needed={needed} />}
      </Answered>
    </Page>
  );
}

function Waiting({ pending, needed }: { readonly pending: Pending; readonly needed: boolean }) {
  const t = useSentences().pending;
  const mayChange = useMay("write");
  const discarding = useSignal<ChangeOfObject | null>(null);
  const discardingAll = useSignal(false);
  const { changes, count, running, saved, isWhole } = pending;
  if (count === 0 && !needed) return <Empty title={t.nothing}>{t.nothingHelp}</Empty>;
  const canDiscard = changes.some(({ kind }) => kind !== "secret");
  return (
    <>
      <div class="pending-head">
        <p>
          <strong>{count === 0 ? t.noneTold : t.count(count)}</strong>{" "}
          {running !== null && <span class="quiet">{t.inForce(running.revision)}</span>}{" "}
          {changes.length < count && <span class="quiet">{t.some(changes.length, count)}</span>}
        </p>
        {canDiscard && mayChange && (
          <Button warns onClick={() => (discardingAll.value = true)}>
            {t.discardAll}
          </Button>
        )}
      </div>
      {!isWhole && <p class="quiet intro">{t.notWhole}</p>}
      <ChangeList
        changes={changes}
        {...(mayChange ? { discard: (change: ChangeOfObject) => (discarding.value = change) } : {})}
      />
      {discarding.value !== null && <DiscardDialog change={discarding.value} close={() => (discarding.value = null)} />}
      {discardingAll.value && (
        <DiscardAll saved={saved.revision} count={count} close={() => (discardingAll.value = false)} />
      )}
    </>
  );
}
