import type { ComponentChildren } from "preact";
import { notesOf } from "../../daemon/model/config/field.ts";
import { useSite } from "../site/use-site.ts";
import type { ControlProps } from "./control-props.ts";
import { Field } from "./field.tsx";

const MOST_ROWS = 24;
const LEAST_ROWS = 4;

/** A text of many lines, as a file has them. `below`: what stands after its help. */
export function LongTextField({ form, path, schema, below }: ControlProps & { readonly below?: ComponentChildren }) {
  const site = useSite();
  const { label, help } = notesOf(schema);
  const issue = form.issueOf(path);
  const text = form.text(path);
  return (
    <Field
      label={site.inWords(label)}
      help={
        <>
          {site.inWords(help)}
          {below}
        </>
      }
      issue={issue && site.told(issue)}
      control={(ties) => (
        <textarea
          {...ties}
          class="long-text"
          rows={Math.min(MOST_ROWS, Math.max(LEAST_ROWS, text.split("\n").length + 1))}
          autocomplete="off"
          spellcheck={false}
          wrap="off"
          value={text}
          onInput={({ currentTarget }) => form.set(path, currentTarget.value)}
        />
      )}
    />
  );
}
