import type { DestinationClass } from "../../model/plan/destination-class.ts";
import type { TollRules } from "./rules.ts";

/** What each started minute of a call is estimated at, in 1/100 cent: that of the dearest class that it may have. */
export function rateOf(classes: readonly DestinationClass[], { limits: { rates } }: Pick<TollRules, "limits">): number {
  const { national, mobile, special, international } = rates;
  const dearest = Math.max(national, mobile, special, international);
  const one = (of: DestinationClass): number => {
    switch (of) {
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
        return dearest;
    }
  };
  return classes.length === 0 ? dearest : Math.max(...classes.map(one));
}
