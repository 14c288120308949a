import { Type } from "typebox";

/** The audio codecs that the engine knows, by their names in SDP (RFC 3551, RFC 7587). */
export const codecSchema = Type.Union([
  Type.Literal("PCMA"),
  Type.Literal("PCMU"),
  Type.Literal("G722"),
  Type.Literal("opus"),
  Type.Literal("G729"),
  Type.Literal("GSM"),
]);
