import { directionOf } from "../../contracts/call-direction.ts";
import type { CallRecord } from "../../contracts/call-record.ts";
import type { RecordFilter } from "../../contracts/record-filter.ts";
import { sameNumberAs } from "../../model/same-number.ts";

/** Whether a record is one of those that are asked for; the time is the range of keys that is read. Pure. */
export function wantedBy({ number, line, direction, outcome }: RecordFilter): (record: CallRecord) => boolean {
  const isNumber = number === null ? () => true : sameNumberAs(number);
  return (record) =>
    (direction === null || directionOf(record) === direction) &&
    (line === null || record.legs.some(({ trunk }) => trunk === line)) &&
    (outcome === null || hasOutcome(record, outcome)) &&
    numbersOf(record).some(isNumber);
}

const hasOutcome = ({ outcome }: CallRecord, wanted: string): boolean =>
  wanted === "unanswered" ? outcome !== "answered" : outcome === wanted;

/** Of everybody who took part: also of an agent, wherever he sat, and of a group that it rang for or waited in. */
const numbersOf = ({ caller, dialled, answeredBy, agent, queue, legs }: CallRecord): readonly string[] => [
  caller.number,
  dialled,
  answeredBy ?? "",
  agent ?? "",
  queue?.number ?? "",
  ...legs.flatMap((leg) => [leg.number, leg.forGroup ?? ""]),
];
