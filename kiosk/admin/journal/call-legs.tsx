import type { LegRecord } from "../../../daemon/contracts/call-record.ts";
import { Name } from "../../controls/name.tsx";
import { Panel } from "../../controls/panel.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";
import { Outcome } from "./outcome.tsx";

/** The telephones of a call, and how well each was heard. */
export function CallLegs({ legs }: { readonly legs: readonly LegRecord[] }) {
  const t = useSentences().journal;
  return (
    <Panel title={t.legs}>
      <table>
        <thead>
          <tr>
            <th scope="col">{t.leg}</th>
            <th scope="col">{t.cause}</th>
            <th scope="col" class="wide-only">
              {t.codec}
            </th>
            <th scope="col" class="wide-only">
              {t.loss}
            </th>
            <th scope="col" class="wide-only">
              {t.jitter}
            </th>
            <th scope="col">{t.mos}</th>
          </tr>
        </thead>
        <tbody>
          {legs.map((leg) => (
            <Line key={leg.leg} leg={leg} />
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function Line({ leg }: { readonly leg: LegRecord }) {
  const { number } = useSite().formats.value;
  const { quality } = leg;
  const figure = (value: number | null | undefined, unit = "") =>
    value == null || value < 0 ? "–" : `${number(value)}${unit}`;
  return (
    <tr>
      <td class="grows">
        {leg.number}{" "}
        <span class="quiet">
          <Name>{leg.userAgent}</Name>
        </span>
      </td>
      <td>
        <Outcome outcome={leg.cause} />
      </td>
      <td class="wide-only">{quality?.codec ?? "–"}</td>
      <td class="wide-only figures">{quality === null ? "–" : number(quality.packetsLost)}</td>
      <td class="wide-only figures">{figure(quality?.jitterMs, "\u00a0ms")}</td>
      <td class="figures">{figure(quality?.mos)}</td>
    </tr>
  );
}
