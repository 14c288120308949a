import { useSignal } from "@preact/signals";
import { notesOf } from "../../daemon/model/config/field.ts";
import { useSentences, useSite } from "../site/use-site.ts";
import type { ControlProps } from "./control-props.ts";
import { Field } from "./field.tsx";

/** So many are seen beside each other in the narrowest field. */
const SIGNS_A_LINE = 30;

interface CodesFieldProps extends ControlProps {
  /** How a code is kept, whatever way it was typed. */
  readonly spelled?: (code: string) => string;
}

/** A list of short codes or numbers as one text, with spaces between them: « *8 *11 ». */
export function CodesField({ form, path, schema, spelled = (code) => code }: CodesFieldProps) {
  const site = useSite();
  const t = useSentences().special;
  const { label, help } = notesOf(schema);
  const issue = form.issueOf(path);
  const typed = useSignal(form.list(path).join(" "));
  return (
    <Field
      label={site.inWords(label)}
      help={`${site.inWords(help)} ${t.codesHelp}`}
      issue={issue && site.told(issue)}
      control={(ties) => (
        <textarea
          {...ties}
          class="codes"
          rows={Math.ceil(typed.value.length / SIGNS_A_LINE) || 1}
          autocomplete="off"
          spellcheck={false}
          value={typed.value}
          onInput={({ currentTarget: { value } }) => {
            typed.value = value;
            form.set(
              path,
              value
                .split(/[\s,;]+/)
                .filter((one) => one !== "")
                .map(spelled),
            );
          }}
        />
      )}
    />
  );
}
