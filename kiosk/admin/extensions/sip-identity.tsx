import { useSignal } from "@preact/signals";
import { Button } from "../../controls/button.tsx";
import { CopyButton } from "../../controls/copy-button.tsx";
import { May } from "../../controls/may.tsx";
import { Panel } from "../../controls/panel.tsx";
import { Row } from "../../controls/row.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";

/** What to type into a telephone by hand. The password is fetched when it is asked for, and never before. */
export function SipIdentity({ number }: { readonly number: string }) {
  const site = useSite();
  const t = useSentences();
  const password = useSignal<string | null>(null);

  const show = async () => {
    const answer = await site.ask("extensions.sipPassword", { parameters: { number } });
    if (answer.kind === "done") password.value = answer.body.password;
    else site.notices.failed(answer.kind === "away" ? t.away : site.told(answer.problem));
  };
  const toggle = () => {
    if (password.value === null) void show();
    else password.value = null;
  };
  const { hostname } = window.location;
  const sip = site.server.value?.sip;
  return (
    <Panel title={t.identity.title}>
      <p class="panel-line quiet">
        {t.identity.intro} {t.identity.running}
      </p>
      <Row label={t.identity.registrar}>
        <span class="copied">
          <code>{hostname}</code>
          <CopyButton text={hostname} />
        </span>
      </Row>
      {sip !== undefined && (
        <Row label={t.identity.port}>
          <code>{sip.port}</code> (UDP, TCP) · <code>{sip.securePort}</code> (TLS)
        </Row>
      )}
      <Row label={t.identity.user}>
        <span class="copied">
          <code>{number}</code>
          <CopyButton text={number} />
        </span>
      </Row>
      <Row label={t.identity.password} help={t.identity.passwordHelp}>
        <span class="copied">
          {password.value === null ? <span class="quiet">{t.identity.hidden}</span> : <code>{password.value}</code>}
          <May>
            <Button onClick={toggle} expanded={password.value !== null}>
              {password.value === null ? t.show : t.hide}
            </Button>
          </May>
          {password.value !== null && <CopyButton text={password.value} />}
        </span>
      </Row>
    </Panel>
  );
}
