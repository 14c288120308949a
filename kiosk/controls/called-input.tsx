import { useSignal } from "@preact/signals";
import type { CallableKind } from "../site/office.ts";
import { useOffice } from "../site/use-office.ts";
import { useSentences } from "../site/use-site.ts";
import { Button } from "./button.tsx";
import type { FieldTies } from "./field.tsx";
import { Name } from "./name.tsx";
import { Picker } from "./picker.tsx";

interface CalledInputProps {
  readonly number: string;
  /** What it is the number of, for who cannot see it. */
  readonly label: string;
  readonly ties: Partial<FieldTies> & { readonly "aria-label"?: string };
  readonly kinds?: readonly CallableKind[];
  readonly onChange: (number: string) => void;
}

/** A number with « … », which opens the picker, and the name of who has it [MEN-25]. */
export function CalledInput({ number, label, ties, kinds, onChange }: CalledInputProps) {
  const t = useSentences();
  const office = useOffice();
  const picking = useSignal(false);
  const named = office?.byNumber.get(number);
  return (
    <>
      <span class="called">
        <input
          {...ties}
          type="text"
          class="short"
          inputMode="tel"
          autocomplete="off"
          spellcheck={false}
          value={number}
          onInput={(event) => onChange(event.currentTarget.value)}
        />
        <Button label={t.picker.open(label)} onClick={() => (picking.value = true)}>
          …
        </Button>
        {named !== undefined && (
          <span class="quiet">
            <Name>{named.name}</Name> · {t.picker.tabs[named.kind]}
          </span>
        )}
      </span>
      {picking.value && (
        <Picker
          chosen={number === "" ? [] : [number]}
          several={false}
          {...(kinds === undefined ? {} : { kinds })}
          onCancel={() => (picking.value = false)}
          onChoose={([chosen = ""]) => {
            onChange(chosen);
            picking.value = false;
          }}
        />
      )}
    </>
  );
}
