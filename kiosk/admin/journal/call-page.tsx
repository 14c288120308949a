import type { CallRecord } from "../../../daemon/contracts/call-record.ts";
import { Answered } from "../../controls/answered.tsx";
import { BackLink } from "../../controls/back-link.tsx";
import { Name } from "../../controls/name.tsx";
import { Panel } from "../../controls/panel.tsx";
import { useAnswer } from "../../site/use-answer.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { Page } from "../frame/page.tsx";
import { CallLegs } from "./call-legs.tsx";
import { CallTrace } from "./call-trace.tsx";
import { findRecord } from "./find-record.ts";
import { Outcome } from "./outcome.tsx";
import { talkedMs } from "./record-words.ts";

/** One call: what came of it, why it went where it went, and its story. */
export function CallPage({ call }: { readonly call: string }) {
  const site = useSite();
  const t = useSentences().journal;
  const { asked, again } = useAnswer(() => findRecord(site.ask, call));
  return (
    <Page title={t.one} trail={[{ to: "/journal", text: t.title }]} actions={<BackLink to="/journal" />}>
      <Answered asked={asked} again={again}>
        {({ record }) => (
          <>
            <Facts record={record} />
            <Panel title={t.reasons}>
              {record.reasons.length === 0 && <p class="quiet">{t.noReasons}</p>}
              <ol class="steps">
                {record.reasons.map((reason, at) => (
                  <li key={at}>
                    <bdi>{site.because(reason)}</bdi>
                  </li>
                ))}
              </ol>
            </Panel>
            <CallLegs legs={record.legs} />
          </>
        )}
      </Answered>
      <CallTrace call={call} />
    </Page>
  );
}

function Facts({ record }: { readonly record: CallRecord }) {
  const t = useSentences().journal;
  const { moment, duration } = useSite().formats.value;
  return (
    <dl class="facts">
      <dt>{t.date}</dt>
      <dd>{moment(record.startedAt)}</dd>
      <dt>{t.from}</dt>
      <dd>
        {record.caller.number} <Name>{record.caller.name}</Name>
      </dd>
      <dt>{t.to}</dt>
      <dd>
        <Name>{record.dialled}</Name>
      </dd>
      <dt>{t.answeredBy}</dt>
      <dd>{record.answeredBy ?? "–"}</dd>
      <dt>{t.duration}</dt>
      <dd>{duration(talkedMs(record))}</dd>
      <dt>{t.outcome}</dt>
      <dd>
        <Outcome outcome={record.outcome} />
      </dd>
      <dt>{t.revision}</dt>
      <dd>{record.revision}</dd>
      <dt>{t.call}</dt>
      <dd>
        <code>{record.call}</code>
      </dd>
    </dl>
  );
}
