import { Confirm } from "../../controls/confirm.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";

/** Asks before unsaved changes are lost. */
export function LeaveQuestion() {
  const { place } = useSite();
  const t = useSentences().leave;
  if (place.wanted.value === null) return null;
  return (
    <Confirm title={t.title} yes={t.go} no={t.stay} onYes={() => place.answer(true)} onNo={() => place.answer(false)}>
      <p>{t.text}</p>
    </Confirm>
  );
}
