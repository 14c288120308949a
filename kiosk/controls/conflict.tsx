import { useSignal } from "@preact/signals";
import type { Difference } from "../forms/compare-drafts.ts";
import type { DraftValue } from "../forms/draft.ts";
import { useSentences } from "../site/use-site.ts";
import { Button } from "./button.tsx";
import { Dialog } from "./dialog.tsx";

export type Choices = Readonly<Record<string, "theirs" | "mine">>;

interface ConflictProps {
  readonly differences: readonly Difference[];
  readonly labelOf: (key: string) => string;
  readonly shown: (key: string, value: DraftValue) => string;
  /** What is to be known before choosing. */
  readonly note?: string | undefined;
  readonly onKeep: (choices: Choices) => void;
  readonly onCancel: () => void;
}

/** Somebody else saved in between: both versions side by side, field by field. */
export function Conflict({ differences, labelOf, shown, note, onKeep, onCancel }: ConflictProps) {
  const t = useSentences();
  const choices = useSignal<Choices>(Object.fromEntries(differences.map(({ key, suggested }) => [key, suggested])));
  const side = (key: string, from: "theirs" | "mine", value: DraftValue) => (
    <td>
      <label class="side">
        <input
          type="radio"
          name={key}
          checked={choices.value[key] === from}
          onChange={() => (choices.value = { ...choices.value, [key]: from })}
        />
        <bdi>{shown(key, value)}</bdi>
      </label>
    </td>
  );
  const buttons = (
    <>
      <Button onClick={onCancel}>{t.cancel}</Button>
      <Button kind="main" onClick={() => onKeep(choices.value)}>
        {t.conflict.keep}
      </Button>
    </>
  );
  return (
    <Dialog title={t.conflict.title} onClose={onCancel} buttons={buttons}>
      {note !== undefined && <p>{note}</p>}
      <p>{differences.length === 0 ? t.conflict.same : t.conflict.text}</p>
      {differences.length > 0 && (
        <table>
          <thead>
            <tr>
              <th scope="col">{t.conflict.field}</th>
              <th scope="col">{t.conflict.theirs}</th>
              <th scope="col">{t.conflict.mine}</th>
            </tr>
          </thead>
          <tbody>
            {differences.map(({ key, theirs, mine }) => (
              <tr key={key}>
                <th scope="row">{labelOf(key)}</th>
                {side(key, "theirs", theirs)}
                {side(key, "mine", mine)}
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Dialog>
  );
}
