import { useSignal } from "@preact/signals";
import { Confirm } from "../../controls/confirm.tsx";
import { Name } from "../../controls/name.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";

interface RemoveSiteProps {
  readonly name: string;
  readonly cancelled: () => void;
  readonly removed: () => void;
}

export function RemoveSite({ name, cancelled, removed }: RemoveSiteProps) {
  const site = useSite();
  const t = useSentences();
  const busy = useSignal(false);
  const remove = async () => {
    busy.value = true;
    const answer = await site.ask("sites.remove", { parameters: { name } });
    busy.value = false;
    if (answer.kind === "done") {
      site.notices.done(t.sites.removed);
      return removed();
    }
    cancelled();
    site.notices.failed(answer.kind === "away" ? t.away : site.told(answer.problem));
  };
  return (
    <Confirm title={t.sites.removeTitle} yes={t.remove} busy={busy.value} onYes={() => void remove()} onNo={cancelled}>
      <p>
        <Name>{name}</Name>
      </p>
      <p>{t.sites.removeText}</p>
    </Confirm>
  );
}
