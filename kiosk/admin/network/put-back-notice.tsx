import { useSignal } from "@preact/signals";
import type { PutBack } from "../../../daemon/contracts/own-address.ts";
import { Button } from "../../controls/button.tsx";
import { Icon } from "../../controls/icon.tsx";
import { May } from "../../controls/may.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";
import { useNetworkWords } from "./use-network-words.ts";

/** An address that nobody kept, why, and the button that puts it on trial once more. */
export function PutBackNotice({ putBack, again }: { readonly putBack: PutBack; readonly again: () => void }) {
  const site = useSite();
  const all = useSentences();
  const t = useNetworkWords();
  const busy = useSignal(false);
  const tryAgain = async () => {
    busy.value = true;
    const answer = await site.ask("network.tryAgain");
    busy.value = false;
    if (answer.kind === "done") site.notices.done(t.triedAgain);
    else site.notices.failed(answer.kind === "away" ? all.away : site.told(answer.problem));
    again();
  };
  const { wanted, at, why, said } = putBack;
  return (
    <div class="notice trouble">
      <Icon name="warning" />
      <div>
        <p>
          <strong>{t.putBackTitle(wanted.address)}</strong>
        </p>
        <p>
          {t.putBack[why]} {said !== null && <code>{said}</code>}
        </p>
        <p>
          {t.putBackAt(site.formats.value.moment(at))} {t.tryAgainHelp}
        </p>
      </div>
      <May access="settings">
        <Button busy={busy.value} onClick={() => void tryAgain()}>
          {t.tryAgain}
        </Button>
      </May>
    </div>
  );
}
