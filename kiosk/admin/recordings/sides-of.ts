import type { Recording } from "../../../daemon/contracts/recording.ts";

type Sides = Pick<Recording, "direction" | "outside" | "inside">;

/** Who called, and who was called. */
export const sidesOf = ({ direction, outside, inside }: Sides) =>
  direction === "incoming" ? { from: outside, to: inside } : { from: inside, to: outside };
