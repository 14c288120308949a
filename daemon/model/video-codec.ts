import { Type } from "typebox";

/** The video codecs that the engine tells apart, by their names in SDP. Video is passed on, never decoded. */
export const videoCodecSchema = Type.Union([
  Type.Literal("H264"),
  Type.Literal("VP8"),
  Type.Literal("H265"),
  Type.Literal("H263-1998"),
  Type.Literal("H263"),
]);
