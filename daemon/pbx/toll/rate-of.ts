import { classOf } from "../../model/plan/destination-class.ts";
import { toE164 } from "../../model/plan/phone-number.ts";
import type { TollRules } from "./rules.ts";

/** What each started minute to a number is estimated at, in 1/100 cent. The number: E.164, short, or as people write it. */
export function rateOf(called: string, rules: Pick<TollRules, "limits" | "country" | "emergencyNumbers">): number {
  const { national, mobile, special, international } = rules.limits.rates;
  const read = toE164(called, rules.country);
  switch (classOf(read.kind === "none" ? called : read.number, rules).class) {
    case "emergency":
    case "short-free":
    case "free":
      return 0;
    case "national":
      return national;
    case "mobile":
      return mobile;
    case "special":
    case "short-special":
      return special;
    case "international":
      return international;
    // What no table has a price for is never cheap.
    case "satellite-premium":
    case "unknown":
      return Math.max(national, mobile, special, international);
  }
}
