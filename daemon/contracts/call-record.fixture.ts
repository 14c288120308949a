import type { LegRecord } from "./call-record.ts";

/** A leg of a record, of a call that went well; for tests. */
export const leg = (direction: "in" | "out", number: string, trunk: string | null): LegRecord => ({
  leg: 1,
  direction,
  number,
  trunk,
  userAgent: "",
  startedAt: 0,
  ringingAt: null,
  answeredAt: null,
  endedAt: 0,
  cause: "normal",
  status: 200,
  quality: null,
});
