import type { LegRecord } from "../../../daemon/contracts/call-record.ts";
import { Name } from "../../controls/name.tsx";
import { Panel } from "../../controls/panel.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";
import { qualityOf } from "./leg-quality.ts";
import { Outcome } from "./outcome.tsx";
import { QualityBar } from "./quality-bar.tsx";

/** The telephones of a call, what each did, and how well each was heard. */
export function CallLegs({ legs }: { readonly legs: readonly LegRecord[] }) {
  const t = useSentences().journal;
  return (
    <Panel title={t.legs}>
      <ul class="legs">
        {legs.map((leg) => (
          <Leg key={leg.leg} leg={leg} />
        ))}
      </ul>
      {legs.some(({ quality }) => quality !== null) && <p class="quiet">{t.qualityNote}</p>}
    </Panel>
  );
}

function Leg({ leg }: { readonly leg: LegRecord }) {
  const t = useSentences().journal;
  const { duration } = useSite().formats.value;
  const { number, direction, trunk, userAgent, ringingAt, answeredAt, endedAt, cause, quality } = leg;
  const facts = [
    direction === "in" ? t.callsBy : t.isCalled,
    ...(trunk == null ? [] : [t.byLine(trunk)]),
    ...(ringingAt === null ? [] : [t.rangFor(duration((answeredAt ?? endedAt) - ringingAt))]),
    ...(answeredAt === null ? [] : [t.talkedFor(duration(endedAt - answeredAt))]),
  ];
  return (
    <li class="leg">
      <div class="leg-head">
        <strong>
          <Name>{number}</Name>
        </strong>{" "}
        <span>{facts.join(", ")}</span> <Outcome outcome={cause} />
        <div class="quiet">
          <Name>{userAgent}</Name>
          {quality !== null && ` · ${quality.codec}${quality.video ? ` · ${quality.video}` : ""}`}
        </div>
      </div>
      {quality !== null && <Quality quality={quality} />}
    </li>
  );
}

function Quality({ quality }: { readonly quality: NonNullable<LegRecord["quality"]> }) {
  const t = useSentences().journal;
  const { number } = useSite().formats.value;
  const { mos, lossReceived, lossSent, jitterMs, roundTripMs } = qualityOf(quality);
  const percent = (value: number, lost: number, all: number) =>
    `${number(value)}\u00a0% (${t.packets(number(Math.max(0, lost)), number(all))})`;
  const ms = (value: number) => `${number(value)}\u00a0ms`;
  const { packetsLost, packetsReceived, packetsSent, packetsLostFar } = quality;
  return (
    <dl class="qualities">
      <QualityBar label={t.mos} bar={mos} text={mos === null ? "" : t.mosOf(number(mos.value))} />
      <QualityBar
        label={`${t.loss}, ${t.received}`}
        bar={lossReceived}
        text={lossReceived === null ? "" : percent(lossReceived.value, packetsLost, packetsReceived + packetsLost)}
      />
      <QualityBar
        label={`${t.loss}, ${t.sent}`}
        bar={lossSent}
        text={lossSent === null ? "" : percent(lossSent.value, packetsLostFar ?? 0, packetsSent)}
      />
      <QualityBar label={t.jitter} bar={jitterMs} text={jitterMs === null ? "" : ms(jitterMs.value)} />
      <QualityBar label={t.roundTrip} bar={roundTripMs} text={roundTripMs === null ? "" : ms(roundTripMs.value)} />
    </dl>
  );
}
