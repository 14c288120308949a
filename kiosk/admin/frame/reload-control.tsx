import { useSignal } from "@preact/signals";
import { Icon } from "../../controls/icon.tsx";
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
    <div class={needed ? "reload needed" : "reload"}>
      <button type="button" onClick={() => void reload()} aria-disabled={busy} aria-describedby="reload-note">
        <Icon name="reload" />
        {busy ? t.reload.busy : t.reload.button}
      </button>
      <p id="reload-note" role="status" aria-live="polite">
        {note}
      </p>
    </div>
  );
}
