import type { TObject } from "typebox";
import { callBackSchema } from "../call-back.ts";
import { dhcpSchema } from "../dhcp.ts";
import { notesOf, type Words } from "../field.ts";
import { journalSchema } from "../journal.ts";
import { mailSchema } from "../mail.ts";
import { voicemailSchema } from "../mailboxes.ts";
import { musicSchema } from "../music.ts";
import { networkSchema } from "../network.ts";
import { emergencySchema, outsideLimitsSchema, specialNumbersSchema } from "../outside.ts";
import { parkingSchema } from "../parking.ts";
import { recordingsSchema } from "../recordings.ts";
import { sipSchema } from "../sip.ts";
import { speechSchema } from "../speech.ts";
import { systemSchema } from "../system.ts";
import { telephonesSchema } from "../telephones.ts";
import type { SettingsName } from "./names.ts";

export interface Settings {
  /** Its key in the document. */
  readonly at: string;
  readonly schema: TObject;
  readonly label: Words;
}

const section = (at: string, schema: TObject): Settings => ({
  at,
  schema,
  label: notesOf(schema).label,
});

/** Every such section by the name that addresses use. Lists in them that are collections are changed as such. */
export const settings: Readonly<Record<SettingsName, Settings>> = {
  system: section("system", systemSchema),
  sip: section("sip", sipSchema),
  "special-numbers": section("specialNumbers", specialNumbersSchema),
  emergency: section("emergency", emergencySchema),
  "outside-limits": section("outsideLimits", outsideLimitsSchema),
  parking: section("parking", parkingSchema),
  "call-back": section("callBack", callBackSchema),
  voicemail: section("voicemail", voicemailSchema),
  music: section("music", musicSchema),
  speech: section("speech", speechSchema),
  recordings: section("recordings", recordingsSchema),
  journal: section("journal", journalSchema),
  mail: section("mail", mailSchema),
  telephones: section("telephones", telephonesSchema),
  dhcp: section("dhcp", dhcpSchema),
  network: section("network", networkSchema),
};
