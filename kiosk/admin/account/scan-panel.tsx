import { CopyButton } from "../../controls/copy-button.tsx";
import { FormFrame } from "../../controls/form-frame.tsx";
import { Panel } from "../../controls/panel.tsx";
import { Row } from "../../controls/row.tsx";
import { TextField } from "../../controls/text-field.tsx";
import { showRefusal } from "../../site/show-refusal.ts";
import { useForm } from "../../site/use-form.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { SquareCode } from "./square-code.tsx";

interface ScanPanelProps {
  readonly begun: { readonly secret: string; readonly address: string };
  readonly done: (recoveryCodes: readonly string[]) => void;
}

const empty = { code: "" };

/** The key for the telephone, and the first code of it. */
export function ScanPanel({ begun: { secret, address }, done }: ScanPanelProps) {
  const site = useSite();
  const t = useSentences().accounts.secondFactor;
  const form = useForm(() => empty);
  const confirm = async () => {
    const answer = await site.ask("secondFactor.confirm", { body: { code: form.text("code").trim() } });
    if (answer.kind !== "done") return showRefusal(site, form, answer);
    form.saved();
    site.notices.done(t.done);
    done(answer.body.recoveryCodes);
  };
  const issue = form.issueOf("code");
  return (
    <FormFrame form={form} submit={t.confirm} onSubmit={confirm} guarded={false}>
      <Panel title={t.scanTitle}>
        <Row label={t.scan}>
          <SquareCode text={address} label={t.square} />
        </Row>
        <Row label={t.key}>
          <span class="copied">
            <code>{secret.replaceAll(/.{4}(?=.)/g, "$& ")}</code>
            <CopyButton text={secret} />
          </span>
        </Row>
        <TextField
          label={t.code}
          help={t.codeHelp}
          kind="number"
          autocomplete="one-time-code"
          maxLength={7}
          issue={issue && site.told(issue)}
          value={form.text("code")}
          onChange={(value) => form.set("code", value)}
        />
      </Panel>
    </FormFrame>
  );
}
