import { useSignal } from "@preact/signals";
import { notesOf } from "../../../daemon/model/config/field.ts";
import { ChoiceField } from "../../controls/choice-field.tsx";
import type { ControlProps } from "../../controls/control-props.ts";
import { TextField } from "../../controls/text-field.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";

/** How the document writes a caller without a number. */
const ANONYMOUS = "anonymous";

/** Whose calls a rule is for: everybody's, a number or a pattern, or those without a number [ENT-02, ENT-05]. */
export function CallerField({ form, path, schema }: ControlProps) {
  const site = useSite();
  const t = useSentences().rules;
  const value = form.text(path);
  const isNumber = useSignal(value !== "" && value !== ANONYMOUS);
  const issue = form.issueOf(path);
  const choice = isNumber.value ? "number" : value === ANONYMOUS ? "anonymous" : "all";
  const choose = (next: string) => {
    isNumber.value = next === "number";
    form.set(path, next === "anonymous" ? ANONYMOUS : "");
  };
  return (
    <>
      <ChoiceField
        label={site.inWords(notesOf(schema).label)}
        value={choice}
        choices={(["all", "number", "anonymous"] as const).map((one) => ({ value: one, label: t.callers[one] }))}
        help={t.callerHelp}
        issue={isNumber.value || issue === undefined ? undefined : site.told(issue)}
        onChange={choose}
      />
      {isNumber.value && (
        <TextField
          label={t.callerPattern}
          value={value}
          maxLength={41}
          issue={issue && site.told(issue)}
          onChange={(typed) => form.set(path, typed)}
        />
      )}
    </>
  );
}
