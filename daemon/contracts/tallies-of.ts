import { directionOf } from "./call-direction.ts";
import type { CallRecord, LegRecord } from "./call-record.ts";
import type { Figure, Origin, Subject } from "./statistics.ts";

/** What one call adds to the figures of somebody. */
export interface Tally {
  readonly of: Subject;
  readonly number: string;
  readonly origin: Origin;
  readonly figures: Partial<Readonly<Record<Figure, number>>>;
}

type Owned = Omit<Tally, "origin">;
type Fate = "answered" | "missed" | "refused";

/** What a call counts, and for whom: contracts/statistics.ts. Pure. */
export function talliesOf(record: CallRecord): readonly Tally[] {
  // An interrupted call has no legs.
  if (record.legs.length === 0) return [];
  const direction = directionOf(record);
  if (direction === "internal" && !isForSomebody(record)) return [];
  const origin = direction === "internal" ? "inside" : "outside";
  const owned = [office, extensions, groups, lines, agents, queues].flatMap((those) => those(record));
  return owned.map((tally) => ({ ...tally, origin }));
}

function office(record: CallRecord): readonly Owned[] {
  const { answeredAt, startedAt, endedAt } = record;
  const isFromHouse = callerOf(record) !== null;
  const made = isFromHouse ? { emitted: 1, reached: answeredAt === null ? 0 : 1 } : {};
  const isForHouse = directionOf(record) !== "outgoing";
  const received = isForHouse ? taken(fateOf(record), startedAt, answeredAt) : {};
  return [{ of: "office", number: "", figures: { ...made, ...received, talkSeconds: since(answeredAt, endedAt) } }];
}

function extensions(record: CallRecord): readonly Owned[] {
  const caller = callerOf(record);
  const made = caller === null ? [] : [emitted(record, caller)];
  const pickedUp = record.legs.filter((leg) => leg !== caller && leg.direction === "in" && isInside(leg));
  const taken = [...rungBy(record, isInside, ({ number }) => number)].flatMap(([number, legs]) => {
    const figures = receivedBy(record, legs);
    return figures === null ? [] : [{ of: "extension", number, figures } as const];
  });
  return [...made, ...pickedUp.flatMap(pickUpOf), ...taken, ...turnedAway(record)];
}

function emitted({ answeredAt, endedAt }: CallRecord, caller: LegRecord): Owned {
  // Music or a menu may have answered long before somebody did.
  const from = answeredAt === null ? null : Math.max(answeredAt, caller.answeredAt ?? endedAt);
  const figures = { emitted: 1, reached: from === null ? 0 : 1, talkSeconds: since(from, caller.endedAt) };
  return { of: "extension", number: caller.number, figures };
}

/** A leg that came in to take what rang elsewhere, or to take somebody's place. */
function pickUpOf({ number, startedAt, answeredAt, endedAt }: LegRecord): readonly Owned[] {
  if (answeredAt === null) return [];
  const figures = { ...taken("answered", startedAt, answeredAt), talkSeconds: since(answeredAt, endedAt) };
  return [{ of: "extension", number, figures }];
}

/** Null: his telephones were handed on while they rang, and count in the call to which they went. */
function receivedBy(record: CallRecord, legs: readonly LegRecord[]): Owned["figures"] | null {
  const [first] = legs;
  const up = legs.filter(({ answeredAt }) => answeredAt !== null);
  if (up[0] !== undefined) return answeredIn(up, first ?? up[0]);
  if (legs.some(({ cause }) => cause === "transferred")) return null;
  const isElsewhere =
    legs.some(({ cause }) => cause === "answered-elsewhere") || (isOfTakenGroup(record, legs) && legs.some(rang));
  return isElsewhere ? { elsewhere: 1 } : { [untaken(legs)]: 1 };
}

/** 603 says no for all telephones of somebody (RFC 3261 §21.6.2), 486 for the one: another one may have rung out. */
const untaken = (legs: readonly LegRecord[]): Fate =>
  !legs.some(({ cause }) => cause === "declined") && legs.some((leg) => rang(leg) && leg.cause !== "busy")
    ? "missed"
    : "refused";

/** Somebody else of the group took it: also where members ring in turn, each until his time is over. */
const isOfTakenGroup = (record: CallRecord, legs: readonly LegRecord[]): boolean =>
  record.legs.some(
    ({ forGroup = null, answeredAt }) =>
      forGroup !== null && answeredAt !== null && legs.some((leg) => leg.forGroup === forGroup),
  );

/** Who was called and not even rung. A member of a group who is busy is not called. */
function turnedAway({ reasons, legs }: CallRecord): readonly Owned[] {
  const rung = new Set(legs.map(({ number }) => number));
  const numbers = reasons.flatMap((told) =>
    typeof told !== "string" && TURNED_AWAY.has(told.code) ? String(told.facts.number) : [],
  );
  const away = [...new Set(numbers)].filter((number) => !rung.has(number));
  return away.map((number) => ({ of: "extension", number, figures: { refused: 1 } }));
}

const TURNED_AWAY: ReadonlySet<string> = new Set(["at-its-limit", "no-device", "do-not-disturb"]);

function groups(record: CallRecord): readonly Owned[] {
  const rung = rungBy(
    record,
    () => true,
    ({ forGroup = null }) => forGroup,
  );
  // Of a group with a queue it is told that callers wait, not that it rings.
  return [...new Set([...numbersTold(record, "is-group"), ...rung.keys()])].map((number) => {
    const legs = rung.get(number) ?? [];
    const [first] = legs;
    const up = legs.filter(({ answeredAt }) => answeredAt !== null);
    if (first !== undefined && up.length > 0) return { of: "group", number, figures: answeredIn(up, first) };
    return { of: "group", number, figures: { [untaken(legs)]: 1 } };
  });
}

function lines(record: CallRecord): readonly Owned[] {
  const { legs, startedAt, answeredAt, endedAt } = record;
  const [first] = legs;
  const from = first?.direction === "in" ? (first.trunk ?? null) : null;
  const talkSeconds = since(answeredAt, endedAt);
  const figures = { ...taken(fateOf(record), startedAt, answeredAt), talkSeconds };
  const cameIn = from === null ? [] : [{ of: "line", number: from, figures } as const];
  const tries = legs.flatMap((leg): Owned[] => {
    if (leg.direction === "in" || leg.trunk == null) return [];
    const reached = leg.answeredAt === null ? 0 : 1;
    const talked = since(leg.answeredAt, leg.endedAt);
    return [{ of: "line", number: leg.trunk, figures: { emitted: 1, reached, talkSeconds: talked } }];
  });
  return [...cameIn, ...tries];
}

function agents({ agent = null, answeredBy, answeredAt, startedAt, endedAt }: CallRecord): readonly Owned[] {
  if (agent === null) return [];
  const talkSeconds = since(answeredAt, endedAt);
  const figures = answeredBy === agent ? taken("answered", startedAt, answeredAt) : { emitted: 1, reached: 1 };
  return [{ of: "agent", number: agent, figures: { ...figures, talkSeconds } }];
}

function queues({ queue = null, endedAt }: CallRecord): readonly Owned[] {
  // He still waits, though not at his telephone: the call by which he is called back counts.
  if (queue === null || queue.end === "called-back") return [];
  const { number, enteredAt, leftAt, end } = queue;
  const isTaken = end === "answered";
  const figures = { ...taken(isTaken ? "answered" : "missed", enteredAt, leftAt) };
  return [{ of: "queue", number, figures: { ...figures, talkSeconds: isTaken ? since(leftAt, endedAt) : 0 } }];
}

/** Legs that rang, by a number of each, in the order in which they began. */
function rungBy(
  { legs }: CallRecord,
  isMeant: (leg: LegRecord) => boolean,
  numberOf: (leg: LegRecord) => string | null,
): ReadonlyMap<string, readonly LegRecord[]> {
  const found = new Map<string, LegRecord[]>();
  for (const leg of legs) {
    const number = leg.direction === "out" && isMeant(leg) ? numberOf(leg) : null;
    if (number !== null) found.set(number, [...(found.get(number) ?? []), leg]);
  }
  return found;
}

const answeredIn = (up: readonly LegRecord[], first: LegRecord): Owned["figures"] => ({
  ...taken("answered", first.startedAt, up[0]?.answeredAt ?? null),
  talkSeconds: up.reduce((sum, leg) => sum + since(leg.answeredAt, leg.endedAt), 0),
});

const taken = (fate: Fate, from: number, answeredAt: number | null): Owned["figures"] =>
  fate === "answered" ? { answered: 1, waitSeconds: seconds((answeredAt ?? from) - from) } : { [fate]: 1 };

function fateOf({ answeredAt, outcome, legs }: CallRecord): Fate {
  if (answeredAt !== null) return "answered";
  if (outcome === "busy" || outcome === "declined") return "refused";
  const isMissed = outcome === "no-answer" || outcome === "cancelled" || legs.some(rang);
  return isMissed ? "missed" : "refused";
}

/** Somebody of the house whose call it is; null: it came by a line, or the box makes it. */
function callerOf({ legs: [first] }: CallRecord): LegRecord | null {
  return first !== undefined && first.direction === "in" && isInside(first) ? first : null;
}

const isForSomebody = (record: CallRecord): boolean =>
  record.legs.some(({ direction }) => direction === "out") ||
  record.reasons.some((told) => typeof told !== "string" && SOMEBODY.has(told.code));

const SOMEBODY: ReadonlySet<string> = new Set(["is-extension", "is-agent", "is-group", "is-queue", "is-menu-number"]);

const numbersTold = ({ reasons }: CallRecord, code: string): readonly string[] => [
  ...new Set(
    reasons.flatMap((told) => (typeof told !== "string" && told.code === code ? String(told.facts.number) : [])),
  ),
];

const isInside = ({ trunk = null }: LegRecord): boolean => trunk === null;
const rang = ({ direction, ringingAt }: LegRecord): boolean => direction === "out" && ringingAt !== null;
const since = (from: number | null, to: number): number => (from === null ? 0 : seconds(to - from));
const seconds = (milliseconds: number): number => Math.max(0, Math.round(milliseconds / 1000));
