import { useSignal } from "@preact/signals";
import { notesOf } from "../../daemon/model/config/field.ts";
import type { CallableKind } from "../site/office.ts";
import { useOffice } from "../site/use-office.ts";
import { useSentences, useSite } from "../site/use-site.ts";
import { Button } from "./button.tsx";
import type { ControlProps } from "./control-props.ts";
import { Field } from "./field.tsx";
import { Name } from "./name.tsx";
import { Picker } from "./picker.tsx";

interface CalledFieldProps extends ControlProps {
  readonly kinds?: readonly CallableKind[];
}

/** A number with « … », which opens the picker, and the name of who has it [MEN-25, LIG-05]. */
export function CalledField({ form, path, schema, kinds }: CalledFieldProps) {
  const site = useSite();
  const t = useSentences();
  const office = useOffice();
  const picking = useSignal(false);
  const { label, help } = notesOf(schema);
  const number = form.text(path);
  const issue = form.issueOf(path);
  const named = office?.callable.find((one) => one.number === number);
  return (
    <>
      <Field
        label={site.inWords(label)}
        help={site.inWords(help)}
        issue={issue && site.told(issue)}
        control={(ties) => (
          <span class="called">
            <input
              {...ties}
              type="text"
              class="short"
              inputMode="tel"
              autocomplete="off"
              spellcheck={false}
              value={number}
              onInput={(event) => form.set(path, event.currentTarget.value)}
            />
            <Button label={t.picker.open(site.inWords(label))} onClick={() => (picking.value = true)}>
              …
            </Button>
            {named !== undefined && (
              <span class="quiet">
                <Name>{named.name}</Name> · {t.picker.tabs[named.kind]}
              </span>
            )}
          </span>
        )}
      />
      {picking.value && (
        <Picker
          chosen={number === "" ? [] : [number]}
          several={false}
          {...(kinds === undefined ? {} : { kinds })}
          onCancel={() => (picking.value = false)}
          onChoose={([chosen = ""]) => {
            form.set(path, chosen);
            picking.value = false;
          }}
        />
      )}
    </>
  );
}
