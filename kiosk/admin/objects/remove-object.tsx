import { useSignal } from "@preact/signals";
import type { Reference } from "../../api/ask.ts";
import { Confirm } from "../../controls/confirm.tsx";
import { Name } from "../../controls/name.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";
import type { ObjectKind } from "./object-kind.ts";

interface RemoveObjectProps {
  readonly kind: Pick<ObjectKind, "collection" | "words">;
  readonly of: string;
  /** Of what was seen, where only its place names it. */
  readonly tag?: string | undefined;
  readonly cancelled: () => void;
  readonly removed: () => void;
}

/** Asks, and asks again with what names it when it is named elsewhere [POS-18, MEN-22]. */
export function RemoveObject({ kind: { collection, words }, of, tag, cancelled, removed }: RemoveObjectProps) {
  const site = useSite();
  const t = useSentences();
  const said = words(t);
  const busy = useSignal(false);
  const references = useSignal<readonly Reference[]>([]);

  const remove = async () => {
    busy.value = true;
    const answer = await site.ask("objects.remove", {
      parameters: { collection, key: of },
      ...(references.value.length > 0 ? { query: { references: "remove" } } : {}),
      ...(tag === undefined ? {} : { tag }),
    });
    busy.value = false;
    if (answer.kind === "refused" && answer.problem.status === 409 && answer.references.length > 0) {
      references.value = answer.references;
      return;
    }
    if (answer.kind === "done") {
      site.saved(said.removed, answer.body);
      return removed();
    }
    cancelled();
    site.notices.failed(answer.kind === "away" ? t.away : site.told(answer.problem));
  };
  const named = references.value.length > 0;
  return (
    <Confirm
      key={named ? "named" : "first"}
      title={named ? said.namedElsewhere(of) : said.removeTitle(of)}
      yes={named ? t.objects.removeEverywhere : t.remove}
      busy={busy.value}
      onYes={() => void remove()}
      onNo={cancelled}
    >
      <p>{named ? t.objects.referencedText : said.removeText}</p>
      {named && (
        <ul>
          {references.value.map(({ kind, number: where, name }) => (
            <li key={`${kind} ${where} ${name}`}>
              {t.objects.reference[kind]} <Name>{name}</Name> {where !== "" && `(${where})`}
            </li>
          ))}
        </ul>
      )}
    </Confirm>
  );
}
