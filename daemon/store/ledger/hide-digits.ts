import type { CallRecord } from "../../contracts/call-record.ts";
import type { Reason } from "../../model/reason.ts";

/** What stands in place of the last digits. */
const HIDDEN = "XXXX";
/**
 * A number, also behind a code (`*31#0612345678`, `*21*0612345678#`). Shorter ones are services and emergencies, or numbers
 * of the office: nobody's own.
 */
const SOMEBODYS = /^([*#][0-9]{1,4}[*#]?)?(\+?[0-9]{7,})(#?)$/;

/** For who is sure that it is somebody's number. */
export const withoutLastDigits = (number: string): string => number.slice(0, -HIDDEN.length) + HIDDEN;

/**
 * The record without the last four digits of whoever is outside, and without the names that were shown for them; who of
 * the office called, when, how long and by which line stays. The same record when there was nothing to hide. Pure.
 */
export function hideDigits(record: CallRecord): CallRecord {
  const ours = numbersOfTheOffice(record);
  const hide = (text: string): string => {
    const [, code = "", number = "", end = ""] = SOMEBODYS.exec(text) ?? [];
    return number === "" || ours.has(text) ? text : code + withoutLastDigits(number) + end;
  };
  const legs = record.legs.map((leg) => withNumber(leg, hide(leg.number)));
  const reasons = record.reasons.map((one) => (typeof one === "string" ? one : hiddenIn(one, hide)));
  const number = hide(record.caller.number);
  const caller = number === record.caller.number ? record.caller : { number, name: "" };
  const dialled = hide(record.dialled);
  const answeredBy = record.answeredBy === null ? null : hide(record.answeredBy);
  const hidden = { ...record, caller, dialled, answeredBy, legs, reasons };
  return isSame(record, hidden) ? record : hidden;
}

/** Extensions with long numbers, and the number of ours that a caller from outside has dialled. */
function numbersOfTheOffice({ legs, dialled }: CallRecord): ReadonlySet<string> {
  const inside = legs.filter(({ trunk = null }) => trunk === null).map(({ number }) => number);
  const lines = legs.flatMap(({ trunk = null }) => trunk ?? []);
  const [first] = legs;
  const isIncoming = first?.direction === "in" && (first.trunk ?? null) !== null;
  return new Set([...inside, ...lines, ...(isIncoming ? [dialled] : [])]);
}

function hiddenIn(told: Reason, hide: (number: string) => string): Reason {
  let changed = false;
  const facts = Object.entries(told.facts).map(([name, fact]) => {
    const after = typeof fact === "number" ? fact : typeof fact === "string" ? hide(fact) : fact.map(hide);
    changed ||= String(after) !== String(fact);
    return [name, after] as const;
  });
  if (!changed) return told;
  // A name stands beside the number that it belongs to.
  return {
    code: told.code,
    facts: Object.fromEntries(facts.map(([name, fact]) => [name, name === "name" ? "" : fact])),
  };
}

const withNumber = <Leg extends { readonly number: string }>(leg: Leg, number: string): Leg =>
  number === leg.number ? leg : { ...leg, number };

function isSame(one: CallRecord, other: CallRecord): boolean {
  const changes = (before: readonly unknown[], after: readonly unknown[]) =>
    before.some((item, index) => item !== after[index]);
  return (
    one.caller === other.caller &&
    one.dialled === other.dialled &&
    one.answeredBy === other.answeredBy &&
    !changes(one.legs, other.legs) &&
    !changes(one.reasons, other.reasons)
  );
}
