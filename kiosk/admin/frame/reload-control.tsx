import { useSignal } from "@preact/signals";
import { Icon } from "../../controls/icon.tsx";
import { Link } from "../../controls/link.tsx";
import { May } from "../../controls/may.tsx";
import { useAnswer } from "../../site/use-answer.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { reloadServer } from "./reload-server.ts";

/** Top left on every page: blinks red while saved changes wait, and says so to who cannot see it [REC-02…06]. */
export function ReloadControl() {
  const site = useSite();
  const t = useSentences();
  const asking = useSignal(false);
  const configuration = site.feed.picture.value?.configuration ?? null;
  const needed = configuration?.reloadNeeded === true;
  const busy = asking.value || configuration?.reloading === true;

  const reload = async () => {
    if (busy) return;
    asking.value = true;
    await reloadServer(site);
    asking.value = false;
  };
  const note = configuration === null ? "" : needed ? t.reload.needed : t.reload.upToDate;
  return (
    <section class={needed ? "reload needed" : "reload"} aria-label={t.pending.region}>
      <May>
        <button type="button" onClick={() => void reload()} aria-disabled={busy} aria-describedby="reload-note">
          <Icon name="reload" />
          {busy ? t.reload.busy : t.reload.button}
        </button>
      </May>
      <p id="reload-note" role="status" aria-live="polite">
        {note}
      </p>
      <div class="reload-links">
        {needed && <ToPending cause={`${configuration.saved} ${configuration.running}`} />}
        <Link to="/historique">{t.pending.history}</Link>
      </div>
    </section>
  );
}

/** How many changes wait; asked for only when some do, and again when what is saved or runs is another. */
function ToPending({ cause }: { readonly cause: string }) {
  const site = useSite();
  const t = useSentences();
  const { asked } = useAnswer(() => site.ask("pending.list", { query: { limit: "0" } }), cause);
  const count = asked.value.kind === "here" ? asked.value.value.count : 0;
  return <Link to="/modifications">{count === 0 ? t.pending.title : t.pending.see(count)}</Link>;
}
