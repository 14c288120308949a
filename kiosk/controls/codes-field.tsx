import { useSignal } from "@preact/signals";
import { notesOf } from "../../daemon/model/config/field.ts";
import { useSentences, useSite } from "../site/use-site.ts";
import type { ControlProps } from "./control-props.ts";
import { TextField } from "./text-field.tsx";

/** A list of short codes or numbers as one text, with spaces between them: « *8 *11 ». */
export function CodesField({ form, path, schema }: ControlProps) {
  const site = useSite();
  const t = useSentences().special;
  const { label, help } = notesOf(schema);
  const issue = form.issueOf(path);
  const typed = useSignal(form.list(path).join(" "));
  return (
    <TextField
      label={site.inWords(label)}
      value={typed.value}
      help={`${site.inWords(help)} ${t.codesHelp}`}
      issue={issue && site.told(issue)}
      onChange={(text) => {
        typed.value = text;
        form.set(
          path,
          text.split(/[\s,;]+/).filter((one) => one !== ""),
        );
      }}
    />
  );
}
