import type { ListedRecord } from "../../../daemon/contracts/api/routes.ts";
import type { CallRecord } from "../../../daemon/contracts/call-record.ts";
import { Answered } from "../../controls/answered.tsx";
import { BackLink } from "../../controls/back-link.tsx";
import { Link } from "../../controls/link.tsx";
import { Name } from "../../controls/name.tsx";
import { Panel } from "../../controls/panel.tsx";
import { useAnswer } from "../../site/use-answer.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { Page } from "../frame/page.tsx";
import { Way } from "../way/way.tsx";
import { wayOf } from "../way/way-steps.ts";
import { CallBack } from "./call-back.tsx";
import { CallLegs } from "./call-legs.tsx";
import { CallTrace } from "./call-trace.tsx";
import { findRecord } from "./find-record.ts";
import { Outcome } from "./outcome.tsx";
import { talkedMs } from "./record-words.ts";
import { type AskedTrace, useTrace } from "./use-trace.ts";

/** One call: what came of it, the way it took and why, how it was heard, and its story. */
export function CallPage({ call }: { readonly call: string }) {
  const site = useSite();
  const all = useSentences();
  const t = all.journal;
  const { asked, again } = useAnswer(() => findRecord(site.ask, call));
  const trace = useTrace(call);
  const actions = (
    <>
      {asked.value.kind === "here" && <CallBack record={asked.value.value.record} />}
      {trace.kind === "here" && (
        <Link class="button" to={`/journal/${encodeURIComponent(call)}/sip`}>
          {all.ladder.open}
        </Link>
      )}
      <BackLink to="/journal" />
    </>
  );
  return (
    <Page title={t.one} trail={[{ to: "/journal", text: t.title }]} actions={actions}>
      <Answered asked={asked} again={again}>
        {({ record }) => (
          <>
            <Facts record={record} />
            <CallWay record={record} trace={trace} />
            <CallLegs legs={record.legs} />
          </>
        )}
      </Answered>
      <CallTrace asked={trace} />
    </Page>
  );
}

function CallWay({ record, trace }: { readonly record: CallRecord; readonly trace: AskedTrace }) {
  const t = useSentences().journal;
  const { duration } = useSite().formats.value;
  const { caller, dialled, answeredBy, outcome, reasons } = record;
  const isGood = outcome === "answered";
  return (
    <Panel title={t.reasons}>
      {reasons.length === 0 && <p class="quiet">{t.noReasons}</p>}
      <Way
        label={t.pathOf(caller.number, dialled)}
        begin={<bdi>{t.begins(caller.number, dialled)}</bdi>}
        steps={wayOf(record, trace.kind === "here" ? trace.value : null)}
        end={{
          isGood,
          text: isGood ? t.endsAnswered(answeredBy ?? "–", duration(talkedMs(record))) : t.endsUnanswered,
          more: isGood ? null : <Outcome outcome={outcome} />,
        }}
      />
    </Panel>
  );
}

function Facts({ record }: { readonly record: ListedRecord }) {
  const all = useSentences();
  const t = all.journal;
  const { moment, duration } = useSite().formats.value;
  const { names = {} } = record;
  const recording = record.recorded?.recording;
  return (
    <dl class="facts">
      <dt>{t.date}</dt>
      <dd>{moment(record.startedAt)}</dd>
      <dt>{t.from}</dt>
      <dd>
        {record.caller.number} <Name>{record.caller.name || (names[record.caller.number] ?? "")}</Name>
      </dd>
      <dt>{t.to}</dt>
      <dd>
        <Name>{record.dialled}</Name> <Name>{names[record.dialled] ?? ""}</Name>
      </dd>
      <dt>{t.answeredBy}</dt>
      <dd>{record.answeredBy ?? "–"}</dd>
      <dt>{t.duration}</dt>
      <dd>{duration(talkedMs(record))}</dd>
      <dt>{t.outcome}</dt>
      <dd>
        <Outcome outcome={record.outcome} />
      </dd>
      {recording !== undefined && (
        <>
          <dt>{t.recording}</dt>
          <dd>
            <Link to={`/enregistrements?appel=${encodeURIComponent(record.call)}`}>{t.hearRecording}</Link>
          </dd>
        </>
      )}
      <dt>{t.revision}</dt>
      <dd>{record.revision}</dd>
      <dt>{t.call}</dt>
      <dd>
        <code>{record.call}</code>
      </dd>
    </dl>
  );
}
