import { Type } from "typebox";

/** Green, orange, and grey while nothing is known yet: the dot of an outside line [LIG-34, A-14]. */
export const lineStateSchema = Type.Union([
  Type.Literal("in-service"),
  Type.Literal("out-of-service"),
  Type.Literal("unknown"),
]);
