import { useSignal } from "@preact/signals";
import { Button } from "../../controls/button.tsx";
import { Icon } from "../../controls/icon.tsx";
import { May } from "../../controls/may.tsx";
import { cameBy, siteAt } from "../../place/other-host.ts";
import { useNow } from "../../site/use-now.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { useNetworkWords } from "./use-network-words.ts";

/** Where the box is to be found now, for how long, and the button that keeps it there. */
export function OnTrial() {
  const site = useSite();
  const all = useSentences();
  const t = useNetworkWords().trial;
  const busy = useSignal(false);
  const trial = site.feed.picture.value?.trial ?? null;
  if (trial === null) return null;
  const { address } = trial.fixed;
  const { location } = window;
  const keep = async () => {
    busy.value = true;
    const answer = await site.ask("network.keep");
    busy.value = false;
    if (answer.kind === "done") site.notices.done(t.kept(address));
    else site.notices.failed(answer.kind === "away" ? all.away : site.told(answer.problem));
  };
  return (
    <div class="notice trouble">
      <Icon name="warning" />
      <div>
        <p>
          <strong>{t.onTrial(address)}</strong> <TimeLeft until={trial.until} />
        </p>
        {!cameBy(location.hostname, address) && (
          <p>
            {t.goThere} <a href={siteAt(address, location, "/reseau")}>{siteAt(address, location, "/reseau")}</a>
          </p>
        )}
      </div>
      {cameBy(location.hostname, address) && (
        <May access="settings">
          <Button kind="main" busy={busy.value} onClick={() => void keep()}>
            {t.keep}
          </Button>
        </May>
      )}
    </div>
  );
}

/** It ticks, and is not read out every second. */
function TimeLeft({ until }: { readonly until: number }) {
  const t = useNetworkWords().trial;
  const { duration } = useSite().formats.value;
  const left = until - useNow();
  // A page whose address is gone hears of nothing any more: neither that it was kept elsewhere.
  return <span aria-live="off">{left > 0 ? t.left(duration(left)) : t.over}</span>;
}
