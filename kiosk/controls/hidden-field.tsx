import { useSentences, useSite } from "../site/use-site.ts";
import type { ControlProps } from "./control-props.ts";
import { More } from "./more.tsx";
import { RadioField } from "./radio-field.tsx";

/** Présentation: Affiché or Masqué, with « Plus d'info » [LIG-20, PRE-03, MEN-27]; true is hidden. */
export function HiddenField({ form, path }: ControlProps) {
  const site = useSite();
  const t = useSentences().presentation;
  const issue = form.issueOf(path);
  return (
    <RadioField
      label={t.label}
      value={form.value(path) === true ? "hidden" : "shown"}
      choices={[
        { value: "shown", label: t.shown },
        { value: "hidden", label: t.hidden },
      ]}
      help={
        <>
          {t.help} <More title={t.moreTitle} texts={t.moreText} />
        </>
      }
      issue={issue && site.told(issue)}
      onChange={(value) => form.set(path, value === "hidden")}
    />
  );
}
