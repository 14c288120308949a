import { useSignal } from "@preact/signals";
import type { CallTrace } from "../../../daemon/contracts/call-trace.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { type Ladder as Drawn, ladderOf, type Rung } from "./ladder-of.ts";
import { MessageDialog } from "./message-dialog.tsx";

/** Of a party's column, and of a rung. */
const WIDTH = 190;
const HEIGHT = 34;

const middleOf = (place: number): number => (place + 0.5) * WIDTH;

/** What was said in SIP, in the order of time: a list of messages, each drawn between those who said and heard it. */
export function Ladder({ trace }: { readonly trace: CallTrace }) {
  const t = useSentences().ladder;
  const shown = useSignal<Rung | null>(null);
  const ladder = ladderOf(trace);
  return (
    <div class="ladder-frame">
      <Heads ladder={ladder} />
      <ol class="ladder" aria-label={t.diagram(trace.caller, trace.dialled)}>
        {ladder.rungs.map((rung, index) => (
          <li key={index}>
            <RungButton rung={rung} ladder={ladder} open={() => (shown.value = rung)} />
          </li>
        ))}
      </ol>
      {shown.value !== null && <MessageDialog rung={shown.value} onClose={() => (shown.value = null)} />}
    </div>
  );
}

function Heads({ ladder: { parties } }: { readonly ladder: Drawn }) {
  const t = useSentences().ladder;
  return (
    <div class="ladder-heads" aria-hidden="true">
      <span class="ladder-time" />
      {parties.map(({ leg, number, far }) => (
        <span key={leg} class={leg === null ? "ladder-head box" : "ladder-head"}>
          <strong>
            <bdi>{leg === null ? t.box : number}</bdi>
          </strong>
          {far !== "" && <small>{far}</small>}
        </span>
      ))}
    </div>
  );
}

interface RungProps {
  readonly rung: Rung;
  readonly ladder: Drawn;
  readonly open: () => void;
}

function RungButton({ rung, ladder: { parties }, open }: RungProps) {
  const t = useSentences().ladder;
  const { instant } = useSite().formats.value;
  const { message, from, to, what, kind, isAgain } = rung;
  const who = parties[message.sent ? to : from]?.number ?? "";
  const told = message.sent ? t.sent(what, who) : t.received(what, who);
  return (
    <button type="button" class={`rung ${kind}${isAgain ? " again" : ""}`} onClick={open}>
      <time class="ladder-time">{instant(message.at)}</time>
      <span class="unseen">
        {told}
        {isAgain && `, ${t.again}`}
      </span>
      <svg
        width={parties.length * WIDTH}
        height={HEIGHT}
        viewBox={`0 0 ${parties.length * WIDTH} ${HEIGHT}`}
        aria-hidden="true"
        focusable="false"
      >
        {parties.map(({ leg }, place) => (
          <line key={leg} class="life" x1={middleOf(place)} x2={middleOf(place)} y1="0" y2={HEIGHT} />
        ))}
        <Arrow from={middleOf(from)} to={middleOf(to)} />
        <text x={(middleOf(from) + middleOf(to)) / 2} y="17" text-anchor="middle">
          {isAgain ? `↻ ${what}` : what}
        </text>
      </svg>
    </button>
  );
}

function Arrow({ from, to }: { readonly from: number; readonly to: number }) {
  const [y, forward] = [25, Math.sign(to - from)];
  const tip = to - forward * 3;
  return (
    <>
      <line class="arrow" x1={from} x2={tip} y1={y} y2={y} />
      <path class="head" d={`M${tip} ${y}l${-forward * 9} -4.5v9Z`} />
    </>
  );
}
