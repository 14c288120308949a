import { classOf, type DestinationClass } from "../../model/plan/destination-class.ts";
import { toE164 } from "../../model/plan/phone-number.ts";
import { type Reason, reason } from "../../model/reason.ts";
import type { PbxView } from "../../model/snapshot/pbx-view.ts";

export type TestNumber =
  | { readonly kind: "number"; readonly number: string; readonly class: DestinationClass }
  | { readonly kind: "refused"; readonly why: Reason };

/** A test costs money and rings somebody: it calls ordinary numbers of the country and nothing else. */
const CALLED: readonly string[] = ["national", "mobile", "free"];

/** The number of a test call, E.164, or why there is none. */
export function mayBeTested({ place, emergency }: Pick<PbxView, "place" | "emergency">, dialled: string): TestNumber {
  const { country } = place;
  const bare = dialled.replaceAll(/[\s.()-]/g, "");
  const read = toE164(bare, country);
  if (read.kind === "none") return { kind: "refused", why: reason("test-number-unreadable", { dialled }) };
  const found = classOf(read, { country, emergencyNumbers: emergency.numbers });
  return read.kind === "outside" && CALLED.includes(found.class)
    ? { kind: "number", number: read.number, class: found.class }
    : { kind: "refused", why: reason("test-number-not-for-tests", { number: bare }) };
}
