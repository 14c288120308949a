import type { Trunk } from "../config/trunks.ts";
import { type Country, toE164 } from "./phone-number.ts";

type Shown = Pick<Trunk, "presentation" | "numbers" | "user" | "mayPresent">;

/** The number by which a line is known outside; empty: none. */
export const ownNumber = ({ presentation, numbers, user }: Pick<Trunk, "presentation" | "numbers" | "user">): string =>
  presentation.number || numbers[0]?.number || (toE164(user).kind === "outside" ? user : "");

/** The one form in which numbers are compared: E.164, or digits as they are. */
export function comparable(number: string, country: Country): string {
  const read = toE164(number, country);
  return read.kind === "outside" ? read.number : number;
}

/** The numbers that the operator lets a line show (FIELD 4.3), as they are written: its own first, then those on its list. */
export const presentable = (trunk: Shown): readonly string[] => [
  ownNumber(trunk),
  ...trunk.numbers.map(({ number }) => number),
  ...trunk.mayPresent,
];
