import { join } from "node:path";
import { VOICE_MESSAGE_STATES, type VoiceMessage } from "./voice-message.ts";

/**
 * Where `pbx` keeps voice messages, one folder each: `voicemail/MAILBOX/STATE/MESSAGE/` holds `message.json` and
 * `audio.wav`. `store` only reads the sound, to send it along.
 */
export const voicemailFolder = (home: string): string => join(home, "voicemail");

export const AUDIO = "audio.wav";

/** The places at which the sound of a message may stand: it moves while it is looked for. */
export const audioPlaces = (home: string, { mailbox, message }: Pick<VoiceMessage, "mailbox" | "message">) =>
  VOICE_MESSAGE_STATES.map((state) => join(voicemailFolder(home), mailbox, state, message, AUDIO));
