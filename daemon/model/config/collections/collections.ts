import type { TArray, TObject } from "typebox";
import { agentSchema, agentsSchema } from "../agents.ts";
import { conferenceSchema, conferencesSchema } from "../conferences.ts";
import { extensionSchema, extensionsSchema } from "../extensions.ts";
import { notesOf, type Words } from "../field.ts";
import { groupSchema, groupsSchema } from "../groups.ts";
import { mailboxesSchema, mailboxSchema } from "../mailboxes.ts";
import { menuNumberSchema, menuNumbersSchema, menuSchema, menusSchema } from "../menus.ts";
import { holdMusicSchema, musicSchema } from "../music.ts";
import { recordingRuleSchema, recordingsSchema } from "../recordings.ts";
import {
  externalNumberSchema,
  externalNumbersSchema,
  inboundRuleSchema,
  inboundRulesSchema,
  messageRulesSchema,
  outboundRuleSchema,
  outboundRulesSchema,
  shortNumberSchema,
  shortNumbersSchema,
} from "../rules.ts";
import { siteSchema, sitesSchema } from "../sites.ts";
import { telephoneTemplateSchema, telephoneTemplatesSchema } from "../telephone-templates.ts";
import { trunkSchema, trunksSchema } from "../trunks.ts";
import { type SecretField, secretsOf } from "../write-only.ts";
import type { CollectionName } from "./names.ts";

export interface Collection {
  /** Where the list stands in the document. */
  readonly at: readonly [string, ...string[]];
  /** What names one of them; `position`: its place in the list, from 1, for rules that are tried in order. */
  readonly key: "number" | "name" | "id" | "position";
  /** Of one object, without what is write-only. */
  readonly schema: TObject;
  /** Fields that are never answered; they may be given. */
  readonly secrets: readonly SecretField[];
  /** « Poste »; its gender, for the notes of revisions. */
  readonly one: Words;
  readonly isFeminine: boolean;
  /** « Postes ». */
  readonly all: Words;
}

const collection = (
  at: Collection["at"],
  key: Collection["key"],
  schema: TObject,
  list: TArray,
  gender: "feminine" | "masculine" = "masculine",
): Collection => ({
  at,
  key,
  schema,
  secrets: secretsOf(at[0]),
  one: notesOf(schema).label,
  isFeminine: gender === "feminine",
  all: notesOf(list).label,
});

/** Every collection by the name that addresses use. What is added to the document as a list joins here. */
export const collections: Readonly<Record<CollectionName, Collection>> = {
  extensions: collection(["extensions"], "number", extensionSchema, extensionsSchema),
  groups: collection(["groups"], "number", groupSchema, groupsSchema),
  agents: collection(["agents"], "number", agentSchema, agentsSchema),
  trunks: collection(["trunks"], "number", trunkSchema, trunksSchema, "feminine"),
  "outbound-rules": collection(["outboundRules"], "position", outboundRuleSchema, outboundRulesSchema, "feminine"),
  "message-rules": collection(["messageRules"], "position", messageRulesSchema.items, messageRulesSchema, "feminine"),
  "inbound-rules": collection(["inboundRules"], "position", inboundRuleSchema, inboundRulesSchema, "feminine"),
  "external-numbers": collection(["externalNumbers"], "number", externalNumberSchema, externalNumbersSchema),
  "short-numbers": collection(["shortNumbers"], "number", shortNumberSchema, shortNumbersSchema),
  menus: collection(["menus"], "name", menuSchema, menusSchema),
  "menu-numbers": collection(["menuNumbers"], "number", menuNumberSchema, menuNumbersSchema),
  conferences: collection(["conferences"], "number", conferenceSchema, conferencesSchema, "feminine"),
  mailboxes: collection(["mailboxes"], "id", mailboxSchema, mailboxesSchema, "feminine"),
  musics: collection(["music", "musics"], "name", holdMusicSchema, musicSchema.properties.musics, "feminine"),
  "recording-rules": collection(
    ["recordings", "rules"],
    "position",
    recordingRuleSchema,
    recordingsSchema.properties.rules,
    "feminine",
  ),
  sites: collection(["sites"], "name", siteSchema, sitesSchema),
  "telephone-templates": collection(["telephoneTemplates"], "name", telephoneTemplateSchema, telephoneTemplatesSchema),
};
