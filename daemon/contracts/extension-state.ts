import { Type } from "typebox";

/** The one word for an extension at this moment; who talks is busy, even while another call rings [POS-12, POS-13]. */
export const extensionStateSchema = Type.Union([
  Type.Literal("unregistered"),
  Type.Literal("idle"),
  Type.Literal("ringing"),
  Type.Literal("busy"),
]);
