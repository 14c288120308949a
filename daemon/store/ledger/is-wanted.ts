import { directionOf } from "../../contracts/call-direction.ts";
import type { CallRecord } from "../../contracts/call-record.ts";
import type { RecordFilter } from "../../contracts/record-filter.ts";

/** Whether a record is one of those that are asked for; the time is the range of keys that is read. Pure. */
export function wantedBy({ number, line, direction, outcome }: RecordFilter): (record: CallRecord) => boolean {
  const isNumber = number === null ? () => true : sameAs(number);
  return (record) =>
    (direction === null || directionOf(record) === direction) &&
    (line === null || record.legs.some(({ trunk }) => trunk === line)) &&
    (outcome === null || hasOutcome(record, outcome)) &&
    numbersOf(record).some(isNumber);
}

const hasOutcome = ({ outcome }: CallRecord, wanted: string): boolean =>
  wanted === "unanswered" ? outcome !== "answered" : outcome === wanted;

const numbersOf = ({ caller, dialled, answeredBy, agent, legs }: CallRecord): readonly string[] => [
  caller.number,
  dialled,
  answeredBy ?? "",
  agent ?? "",
  ...legs.flatMap(({ number, forGroup }) => [number, forGroup ?? ""]),
];

/** What a number ends with however it is written: 0612345678, +33612345678 and 0033612345678 are one. */
const TAIL = 9;
const digitsOf = (number: string): string => number.replaceAll(/[^0-9*#]/g, "");

function sameAs(wanted: string): (number: string) => boolean {
  const digits = digitsOf(wanted);
  const tail = digits.slice(-TAIL);
  return (number) => number === wanted || (digits.length < TAIL ? number === digits : digitsOf(number).endsWith(tail));
}
