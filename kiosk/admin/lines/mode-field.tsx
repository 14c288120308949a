import type { ControlProps } from "../../controls/control-props.ts";
import { RadioField } from "../../controls/radio-field.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";

/** Mode: Entrant, Sortant, or neither [LIG-08, LIG-09, A-08]. */
export function ModeField({ form, path }: ControlProps) {
  const site = useSite();
  const t = useSentences().trunks;
  const issue = form.issueOf(path);
  return (
    <RadioField
      label={t.mode}
      value={form.text(path)}
      choices={(["inbound", "outbound", "none"] as const).map((value) => ({ value, label: t.modes[value] }))}
      help={t.modeHelp}
      issue={issue && site.told(issue)}
      onChange={(value) => form.set(path, value)}
    />
  );
}
