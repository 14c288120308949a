import type { PbxMailbox } from "../../../model/snapshot/pbx-view.ts";
import { playedOnce } from "../../calls/sound.ts";
import type { FileSound } from "../../engine/engine.ts";
import type { Scene } from "../house.ts";

/** What was spoken at the telephone, else what is configured, else what the box says. */
export function greetingOf(mailbox: PbxMailbox, { house }: Scene): FileSound {
  const spoken = house.voicemail.spokenGreeting(mailbox.id);
  if (spoken !== null) return playedOnce(spoken);
  if (mailbox.sound !== null) return house.ready(mailbox.sound);
  return house.prompt(mailbox.kind === "simple" ? "vm-greeting-simple" : "vm-greeting");
}
