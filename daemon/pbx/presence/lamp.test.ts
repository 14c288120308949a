import { expect, test } from "vitest";
import { type LampDialog, lampColour } from "./lamp.ts";

const dialog = (state: "early" | "confirmed", direction: "initiator" | "recipient" = "recipient"): LampDialog => ({
  id: "1",
  state,
  direction,
  remoteNumber: "",
  remoteName: "",
});

test.each([
  [false, [], "unregistered"],
  [true, [], "idle"],
  [true, [dialog("early")], "ringing"],
  [true, [dialog("early", "initiator")], "busy"],
  [true, [dialog("early"), dialog("confirmed")], "busy"],
  [false, [dialog("confirmed")], "busy"],
] as const)("registered %s with %j is %s", (isRegistered, dialogs, colour) => {
  expect(lampColour(isRegistered, dialogs)).toBe(colour);
});
