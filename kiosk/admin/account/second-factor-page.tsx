import { useSignal } from "@preact/signals";
import { Answered } from "../../controls/answered.tsx";
import { Panel } from "../../controls/panel.tsx";
import { Row } from "../../controls/row.tsx";
import { useAnswer } from "../../site/use-answer.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { Page } from "../frame/page.tsx";
import { ProvedForm } from "./proved-form.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";
import { ScanPanel } from "./scan-panel.tsx";

type Begun = { readonly secret: string; readonly address: string };

/** Second facteur: codes by time of one's telephone, and recovery codes. */
export function SecondFactorPage() {
  const site = useSite();
  const all = useSentences();
  const t = all.accounts.secondFactor;
  const { asked, again } = useAnswer(() => site.ask("secondFactor.state"));
  const begun = useSignal<Begun | null>(null);
  const codes = useSignal<readonly string[] | null>(null);
  const shown = (recoveryCodes: readonly string[]) => {
    begun.value = null;
    codes.value = recoveryCodes;
    again();
  };
  return (
    <Page title={all.accounts.pages.secondFactor}>
      <p class="intro">{t.intro}</p>
      <p class="intro quiet">{t.noPasskeys}</p>
      <Answered asked={asked} again={again}>
        {({ totp, recoveryCodes }) => (
          <>
            <Panel title={all.rubrics.account}>
              <Row label={t.state} help={totp ? t.isOn : t.isOff}>
                <span class={totp ? "process-state good" : "process-state moving"}>{totp ? t.on : t.off}</span>
              </Row>
              {totp && <Row label={t.left}>{t.codesLeft(recoveryCodes)}</Row>}
            </Panel>
            {begun.value !== null ? (
              <ScanPanel begun={begun.value} done={shown} />
            ) : totp ? (
              <>
                <ProvedForm
                  title={t.renew}
                  submit={t.renew}
                  ask={(current) => site.ask("secondFactor.renewCodes", { body: { current } })}
                  done={(body) => {
                    site.notices.done(t.renewed);
                    shown(body.recoveryCodes);
                  }}
                />
                <ProvedForm
                  title={t.drop}
                  submit={t.drop}
                  ask={(current) => site.ask("secondFactor.drop", { body: { current } })}
                  done={() => {
                    site.notices.done(t.dropped);
                    again();
                  }}
                />
              </>
            ) : (
              <ProvedForm
                title={t.begin}
                submit={t.begin}
                ask={(current) => site.ask("secondFactor.begin", { body: { current } })}
                done={(body) => (begun.value = body)}
              />
            )}
          </>
        )}
      </Answered>
      {codes.value !== null && <RecoveryCodes codes={codes.value} close={() => (codes.value = null)} />}
    </Page>
  );
}
