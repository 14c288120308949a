import type { RouteExplanation, RouteQuestion } from "../../../daemon/contracts/route-explanation.ts";
import { numbered } from "../../site/numbers-of.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { Outcome } from "../journal/outcome.tsx";
import { Way } from "../way/way.tsx";
import { kindOf } from "../way/way-steps.ts";
import type { Simulated } from "./use-simulated.ts";

interface FoundWayProps {
  readonly question: RouteQuestion;
  readonly way: RouteExplanation;
  readonly office: Simulated;
}

/** The way that the exchange itself would choose, with its reasons, and what would come of it. */
export function FoundWay({ question, way, office }: FoundWayProps) {
  const t = useSentences().simulator;
  const { moment } = useSite().formats.value;
  const { from, to, line, at } = question;
  const who = from === "" ? t.hidden : from;
  return (
    <>
      <Way
        label={t.pathOf(who, to, at === null ? t.now : moment(at))}
        begin={<bdi>{line === null ? t.begins(who, to) : t.beginsOutside(who, to, line)}</bdi>}
        steps={way.reasons.map((told) => ({ told, kind: kindOf(told), after: null }))}
        end={{
          isGood: way.outcome !== "refused",
          text: t.outcomes[way.outcome],
          more: <End way={way} office={office} />,
        }}
      />
      <p class="quiet">{t.revision(way.revision)}</p>
    </>
  );
}

function End({ way, office }: { readonly way: RouteExplanation; readonly office: Simulated }) {
  const t = useSentences().simulator;
  const { extensions, ways, seconds, cause } = way;
  const named = (number: string) =>
    numbered(office.extensions.find((one) => one.number === number) ?? { number, name: "" });
  if (cause !== null)
    return (
      <>
        {" "}
        <Outcome outcome={cause} />
      </>
    );
  if (extensions.length === 0 && ways.length === 0) return null;
  return (
    <ul class="way-end">
      {extensions.length > 0 && (
        <li>
          <bdi>{t.rings(extensions.map(named).join(", "))}</bdi>
        </li>
      )}
      {ways.map(({ trunk, number, name, presented, hidden }, index) => (
        <li key={index}>
          <bdi>{t.wayOut(trunk, name === "" ? number : `${number} (${name})`)}</bdi>
          <span class="quiet"> · {hidden || presented === "" ? t.presentsNothing : t.presents(presented)}</span>
        </li>
      ))}
      {seconds > 0 && <li class="quiet">{t.seconds(seconds)}</li>}
    </ul>
  );
}
