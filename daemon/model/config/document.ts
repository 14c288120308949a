import { type Static, Type } from "typebox";
import { Compile } from "typebox/compile";
import { agentsSchema } from "./agents.ts";
import { callBackSchema } from "./call-back.ts";
import { conferencesSchema } from "./conferences.ts";
import { dhcpSchema } from "./dhcp.ts";
import { extensionsSchema } from "./extensions.ts";
import { groupsSchema } from "./groups.ts";
import { journalSchema } from "./journal.ts";
import { mailSchema } from "./mail.ts";
import { mailboxesSchema, voicemailSchema } from "./mailboxes.ts";
import { menuNumbersSchema, menusSchema } from "./menus.ts";
import { musicSchema } from "./music.ts";
import { networkSchema } from "./network.ts";
import { emergencySchema, outsideLimitsSchema, specialNumbersSchema } from "./outside.ts";
import { parkingSchema } from "./parking.ts";
import { recordingsSchema } from "./recordings.ts";
import {
  externalNumbersSchema,
  inboundRulesSchema,
  messageRulesSchema,
  outboundRulesSchema,
  shortNumbersSchema,
} from "./rules.ts";
import { sipSchema } from "./sip.ts";
import { sitesSchema } from "./sites.ts";
import { speechSchema } from "./speech.ts";
import { systemSchema } from "./system.ts";
import { telephoneTemplatesSchema } from "./telephone-templates.ts";
import { telephonesSchema } from "./telephones.ts";
import { trunksSchema } from "./trunks.ts";

/** Format of the document that this code writes. Older ones are brought up to it by migrate.ts. */
export const FORMAT = 2;

/** The whole configuration of one office. Holds no secret. */
export const documentSchema = Type.Object(
  {
    format: Type.Literal(FORMAT),
    system: systemSchema,
    sip: sipSchema,
    extensions: extensionsSchema,
    groups: groupsSchema,
    agents: agentsSchema,
    sites: sitesSchema,
    trunks: trunksSchema,
    outboundRules: outboundRulesSchema,
    messageRules: messageRulesSchema,
    inboundRules: inboundRulesSchema,
    externalNumbers: externalNumbersSchema,
    shortNumbers: shortNumbersSchema,
    menuNumbers: menuNumbersSchema,
    menus: menusSchema,
    parking: parkingSchema,
    callBack: callBackSchema,
    conferences: conferencesSchema,
    mailboxes: mailboxesSchema,
    voicemail: voicemailSchema,
    specialNumbers: specialNumbersSchema,
    emergency: emergencySchema,
    outsideLimits: outsideLimitsSchema,
    music: musicSchema,
    speech: speechSchema,
    journal: journalSchema,
    mail: mailSchema,
    recordings: recordingsSchema,
    telephones: telephonesSchema,
    telephoneTemplates: telephoneTemplatesSchema,
    dhcp: dhcpSchema,
    network: networkSchema,
  },
  { additionalProperties: false },
);

export type ConfigurationDocument = Static<typeof documentSchema>;

export const documentCheck = Compile(documentSchema);
