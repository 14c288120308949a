import { useSignal } from "@preact/signals";
import type { Reference } from "../../api/ask.ts";
import { Confirm } from "../../controls/confirm.tsx";
import { Name } from "../../controls/name.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";

interface RemoveExtensionProps {
  readonly number: string;
  readonly cancelled: () => void;
  readonly removed: () => void;
}

/** Asks, and asks again with what names it when it is named elsewhere [POS-18]. */
export function RemoveExtension({ number, cancelled, removed }: RemoveExtensionProps) {
  const site = useSite();
  const t = useSentences();
  const busy = useSignal(false);
  const references = useSignal<readonly Reference[]>([]);

  const remove = async () => {
    busy.value = true;
    const everywhere = references.value.length > 0 ? { query: { references: "remove" as const } } : {};
    const answer = await site.ask("extensions.remove", { parameters: { number }, ...everywhere });
    busy.value = false;
    if (answer.kind === "refused" && answer.problem.status === 409 && answer.references.length > 0) {
      references.value = answer.references;
      return;
    }
    if (answer.kind === "done") {
      site.notices.done(t.extensions.removed);
      return removed();
    }
    cancelled();
    site.notices.failed(answer.kind === "away" ? t.away : site.told(answer.problem));
  };
  const named = references.value.length > 0;
  return (
    <Confirm
      key={named ? "named" : "first"}
      title={named ? t.extensions.referencedTitle(number) : t.extensions.removeTitle(number)}
      yes={named ? t.extensions.removeEverywhere : t.remove}
      busy={busy.value}
      onYes={() => void remove()}
      onNo={cancelled}
    >
      <p>{named ? t.extensions.referencedText : t.extensions.removeText}</p>
      {named && (
        <ul>
          {references.value.map(({ kind, number: where, name }) => (
            <li key={`${kind} ${where} ${name}`}>
              {t.extensions.reference[kind]} <Name>{name}</Name> {where !== "" && `(${where})`}
            </li>
          ))}
        </ul>
      )}
    </Confirm>
  );
}
