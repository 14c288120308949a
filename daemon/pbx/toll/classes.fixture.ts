import { classOf, type DestinationClass } from "../../model/plan/destination-class.ts";
import { toE164 } from "../../model/plan/phone-number.ts";
import { office } from "../office.fixture.ts";

/** What routing makes of a number that no rule changes. */
export function classesOf(number: string): readonly DestinationClass[] {
  const { place, emergency } = office();
  const read = toE164(number, place.country);
  const from = { country: place.country, emergencyNumbers: emergency.numbers };
  return [classOf(read.kind === "none" ? { kind: "short", number } : read, from).class];
}
