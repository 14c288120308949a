import { useSignal } from "@preact/signals";
import { NUMBER_FORMS } from "../../../daemon/model/plan/number-forms.ts";
import { ChoiceField } from "../../controls/choice-field.tsx";
import type { ControlProps } from "../../controls/control-props.ts";
import { TextField } from "../../controls/text-field.tsx";
import type { Form } from "../../forms/form.ts";
import { useSentences } from "../../site/use-site.ts";
import { choiceOf, type LinePrefix, notationOf, prefixOfForm, readNotation } from "./line-prefix.ts";

const FIELDS = ["form", "prefix", "internationalPrefix", "nationalPrefix"] as const;

/** Préfixe: « Pas de préfixe », a usual form, or one's own [LIG-14…16]. Four fields of the line behind one control. */
export function PrefixField({ form }: ControlProps) {
  const t = useSentences().trunks.prefix;
  const now = prefixIn(form);
  const custom = useSignal(choiceOf(now) === "custom" ? notationOf(now) : null);
  const put = (prefix: LinePrefix) => {
    for (const field of FIELDS) form.set(field, prefix[field]);
  };
  const choose = (choice: string) => {
    const usual = NUMBER_FORMS.find((one) => one === choice);
    custom.value = usual === undefined ? notationOf(now) : null;
    if (usual !== undefined) put(prefixOfForm(usual));
  };
  const type = (typed: string) => {
    custom.value = typed;
    // What cannot be read is left in the field as it is, for the schema to refuse when the form is sent.
    put(readNotation(typed) ?? { ...now, prefix: typed });
  };
  const isWrong = custom.value !== null && readNotation(custom.value) === null;
  return (
    <>
      <ChoiceField
        label={t.label}
        value={custom.value === null ? choiceOf(now) : "custom"}
        choices={[...NUMBER_FORMS, "custom" as const].map((value) => ({ value, label: t.choices[value] }))}
        help={t.help}
        onChange={choose}
      />
      {custom.value !== null && (
        <TextField
          label={t.custom}
          value={custom.value}
          maxLength={40}
          help={t.customHelp}
          issue={isWrong ? t.wrong : undefined}
          onChange={type}
        />
      )}
    </>
  );
}

const prefixIn = (form: Form): LinePrefix => ({
  form: form.text("form"),
  prefix: form.text("prefix"),
  internationalPrefix: form.text("internationalPrefix"),
  nationalPrefix: form.text("nationalPrefix"),
});
