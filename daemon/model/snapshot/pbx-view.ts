import { type Static, Type } from "typebox";
import { codecSchema } from "../codec.ts";
import { agentSchema } from "../config/agents.ts";
import { callBackSchema } from "../config/call-back.ts";
import { conferenceSchema } from "../config/conferences.ts";
import { groupSchema } from "../config/groups.ts";
import { mailboxSchema, voicemailSchema } from "../config/mailboxes.ts";
import { menuNumbersSchema, menuSchema } from "../config/menus.ts";
import {
  emergencySchema,
  outsideLimitsSchema,
  outsideRightsSchema,
  presentedSchema,
  specialNumbersSchema,
} from "../config/outside.ts";
import { parkingSchema } from "../config/parking.ts";
import { planningSchema } from "../config/planning.ts";
import { profilesSchema } from "../config/profiles.ts";
import { recordingRuleSchema } from "../config/recordings.ts";
import {
  blackListSchema,
  externalNumbersSchema,
  inboundRuleSchema,
  messageRulesSchema,
  outboundRulesSchema,
  shortNumbersSchema,
} from "../config/rules.ts";
import { siteSchema } from "../config/sites.ts";
import { promptVoiceSchema } from "../config/speech.ts";
import { systemSchema } from "../config/system.ts";
import { trunkSchema } from "../config/trunks.ts";
import { videoCodecSchema } from "../video-codec.ts";

/**
 * What `pbx` needs of one revision of the configuration, and nothing more: the least-privilege view that the
 * recharger writes to disk and offers. Of telephones it holds digests of passwords (HA1), never a password. An operator
 * challenges in a realm of his own, so that the password of a line's account has to stand here.
 */

const number = Type.String({ pattern: "^[0-9*#]{1,16}$" });
const hex = (length: number) => Type.String({ pattern: `^[0-9a-f]{${length}}$` });
const siteName = Type.Union([Type.String({ minLength: 1, maxLength: 64 }), Type.Null()]);
const ha1 = Type.Object({ md5: hex(32), sha256: hex(64) }, { additionalProperties: false });
/** An audio block that has been rendered: `store` has it among its ready sounds, as one WAV for each rate that is played. */
export const pbxSoundSchema = Type.Object(
  {
    /** Its name there: what it was rendered from, as SHA-256. */
    ready: hex(64),
    /** Silence before it is played first, and after each time it is played. */
    secondsBefore: Type.Integer({ minimum: 0, maximum: 60 }),
    secondsAfter: Type.Integer({ minimum: 0, maximum: 60 }),
  },
  { additionalProperties: false },
);

export const pbxExtensionSchema = Type.Object(
  {
    number,
    name: Type.String({ maxLength: 64 }),
    /** POS-14, A-15. */
    kind: Type.Union([Type.Literal("simple"), Type.Literal("extended")]),
    /** HA1 of RFC 7616 over number:realm:password. */
    ha1,
    /** POS-09: hide the number to who is called outside; inside the office it is always shown. */
    hidesNumber: Type.Boolean(),
    /** POS-10: calls at once, in and out, 1…255. */
    simultaneousCalls: Type.Integer({ minimum: 1, maximum: 255 }),
    /** Devices that may register at once, 1…32. */
    maxDevices: Type.Integer({ minimum: 1, maximum: 32 }),
    /** Seconds before an unanswered call is given up (PRO-04), 5…600. */
    ringSeconds: Type.Integer({ minimum: 5, maximum: 600 }),
    /** Where it stands [POS-11]; null: nowhere in particular. */
    site: siteName,
    /** GAP-20: may talk through other people's loudspeakers. */
    intercom: Type.Boolean(),
    /** Callers may ask for it by its name in menus; what they hear of it, null: its number. */
    isListed: Type.Boolean(),
    nameSound: Type.Union([pbxSoundSchema, Type.Null()]),
    presented: presentedSchema,
    outsideRights: outsideRightsSchema,
    blackList: blackListSchema,
    /** PRO, PLA. */
    profiles: profilesSchema,
    planning: planningSchema,
  },
  { additionalProperties: false },
);

export const pbxGroupSchema = Type.Object(
  {
    number,
    name: Type.String({ maxLength: 64 }),
    /** Numbers of extensions, agents, groups or external numbers; loops are refused before a view is made (GRP-22). */
    members: Type.Array(Type.String({ pattern: "^\\+?[0-9]{2,15}$" })),
    ringSeconds: Type.Integer({ minimum: 5, maximum: 600 }),
    /** GRP-23, A-21. */
    strategy: groupSchema.properties.strategy,
    memberSeconds: groupSchema.properties.memberSeconds,
    /** GRP-16. */
    answersFirst: groupSchema.properties.answersFirst,
    /** What is heard meanwhile, over and over; null: the hold music. */
    firstSound: Type.Union([pbxSoundSchema, Type.Null()]),
    overflow: groupSchema.properties.overflow,
    /** SVI-15, A-24, GAP-12. */
    queue: groupSchema.properties.queue,
    /** GRP-13. */
    keepsCallerNumber: Type.Boolean(),
    /** */
    receivesSms: Type.Boolean(),
    /** GRP-17. */
    voicemailNumber: groupSchema.properties.voicemailNumber,
    presented: presentedSchema,
    /** GRP-18, GRP-19. */
    maxOutgoing: Type.Integer({ minimum: 0, maximum: 255 }),
    maxIncoming: Type.Integer({ minimum: 0, maximum: 255 }),
    blackList: blackListSchema,
    /** PRO, PLA. */
    profiles: profilesSchema,
    planning: planningSchema,
  },
  { additionalProperties: false },
);

/** An agent as the document has him, with what proves his PIN: kit/password-hash.ts; null: he has none [AGT-07, GAP-21]. */
export const pbxAgentSchema = Type.Object(
  { ...agentSchema.properties, pinHash: Type.Union([Type.String({ maxLength: 200 }), Type.Null()]) },
  { additionalProperties: false },
);

/** A line as the document has it, with what proves us to the operator and the operator to us. */
export const pbxTrunkSchema = Type.Object(
  {
    ...trunkSchema.properties,
    /** Of the account at the operator; null: none was given. */
    password: Type.Union([Type.String({ maxLength: 128 }), Type.Null()]),
    /** HA1 in our realm of who has to prove himself to us [LIG-08, LIG-13]; null: an address is enough. */
    ha1: Type.Union([ha1, Type.Null()]),
  },
  { additionalProperties: false },
);

const { emergencyTrunks, emergencyNumber, emergencyContact } = siteSchema.properties;
const { country, timeZone, holidays } = systemSchema.properties;

/** Where a call stands: what an emergency call from there needs [MEX-01]. */
export const pbxSiteSchema = Type.Object(
  { name: siteSchema.properties.name, emergencyTrunks, emergencyNumber, emergencyContact },
  { additionalProperties: false },
);

const { audio: _, ...menuProperties } = menuSchema.properties;

const { audio: _announcement, ...ruleProperties } = inboundRuleSchema.properties;

/** A rule for callers as the document has it, with what they hear before the call goes on; null: nothing [ENT-07]. */
export const pbxInboundRuleSchema = Type.Object(
  { ...ruleProperties, sound: Type.Union([pbxSoundSchema, Type.Null()]) },
  { additionalProperties: false },
);

/** A menu as the document has it, with what is heard; null: nothing is [SVI]. */
export const pbxMenuSchema = Type.Object(
  { ...menuProperties, sound: Type.Union([pbxSoundSchema, Type.Null()]) },
  { additionalProperties: false },
);

const pinDigest = Type.Union([hex(64), Type.Null()]);

/** A conference room as the document has it, with what tells its PINs; null: there is none, and nobody gets in by it. */
export const pbxConferenceSchema = Type.Object(
  { ...conferenceSchema.properties, pin: pinDigest, ownerPin: pinDigest },
  { additionalProperties: false },
);

const {
  greeting: _greeting,
  hasOwnGreeting: _own,
  email: _email,
  attachesAudio: _attaches,
  ...mailboxProperties
} = mailboxSchema.properties;

/** A mailbox without whom `store` tells of its messages [BVL]. */
export const pbxMailboxSchema = Type.Object(
  {
    ...mailboxProperties,
    /** Its own greeting; null: the box's. */
    sound: Type.Union([pbxSoundSchema, Type.Null()]),
    /** Somebody is told by e-mail. */
    mails: Type.Boolean(),
  },
  { additionalProperties: false },
);

export const pbxViewSchema = Type.Object(
  {
    format: Type.Literal(6),
    revision: Type.Integer({ minimum: 1 }),
    /** Digest realm, also the domain part of the identities that we write. */
    realm: Type.String({ minLength: 1, maxLength: 64 }),
    sip: Type.Object(
      {
        digest: Type.Array(Type.Union([Type.Literal("MD5"), Type.Literal("SHA-256")]), { minItems: 1, maxItems: 2 }),
        /** Seconds. */
        registration: Type.Object(
          { minimum: Type.Integer(), usual: Type.Integer(), maximum: Type.Integer() },
          { additionalProperties: false },
        ),
        qualifySeconds: Type.Integer({ minimum: 0, maximum: 3600 }),
        sessionExpiresSeconds: Type.Integer({ minimum: 0, maximum: 7200 }),
        /** A call whose answered leg stays without RTP so long is ended; 0: never. */
        unheardSeconds: Type.Integer({ minimum: 0, maximum: 3600 }),
        codecs: Type.Array(codecSchema, { minItems: 1 }),
        videoCodecs: Type.Array(videoCodecSchema),
        srtp: Type.Union([Type.Literal("never"), Type.Literal("tls")]),
      },
      { additionalProperties: false },
    ),
    extensions: Type.Array(pbxExtensionSchema),
    groups: Type.Array(pbxGroupSchema),
    agents: Type.Array(pbxAgentSchema),
    place: Type.Object({ country, timeZone, holidays }, { additionalProperties: false }),
    sites: Type.Array(pbxSiteSchema),
    trunks: Type.Array(pbxTrunkSchema),
    outboundRules: outboundRulesSchema,
    messageRules: messageRulesSchema,
    inboundRules: Type.Array(pbxInboundRuleSchema),
    externalNumbers: externalNumbersSchema,
    shortNumbers: shortNumbersSchema,
    menuNumbers: menuNumbersSchema,
    menus: Type.Array(pbxMenuSchema),
    parking: parkingSchema,
    callBack: callBackSchema,
    /** Who says the sentences of the box itself; absent: speech. */
    promptVoice: Type.Optional(promptVoiceSchema),
    conferences: Type.Array(pbxConferenceSchema),
    mailboxes: Type.Array(pbxMailboxSchema),
    voicemail: Type.Object(
      { mostMegabytes: voicemailSchema.properties.mostMegabytes },
      { additionalProperties: false },
    ),
    specialNumbers: specialNumbersSchema,
    emergency: emergencySchema,
    outsideLimits: outsideLimitsSchema,
    /** MEX-03. */
    recordings: Type.Object(
      {
        /** Public key that recordings are sealed for (decision 0030); null: there is none, and nothing is recorded. */
        sealFor: Type.Union([hex(64), Type.Null()]),
        rules: Type.Array(recordingRuleSchema),
      },
      { additionalProperties: false },
    ),
    /**
     * What the held side hears; null: the box's own music. MUS-07: one for the whole installation. In a snapshot of an
     * earlier version it is the path of a WAV file.
     */
    holdMusic: Type.Union([pbxSoundSchema, Type.String(), Type.Null()]),
  },
  { additionalProperties: false },
);

export type PbxView = Static<typeof pbxViewSchema>;
export type PbxExtension = Static<typeof pbxExtensionSchema>;
export type PbxGroup = Static<typeof pbxGroupSchema>;
export type PbxAgent = Static<typeof pbxAgentSchema>;
export type PbxTrunk = Static<typeof pbxTrunkSchema>;
export type PbxSound = Static<typeof pbxSoundSchema>;
export type PbxConference = Static<typeof pbxConferenceSchema>;
export type PbxMenu = Static<typeof pbxMenuSchema>;
export type PbxMailbox = Static<typeof pbxMailboxSchema>;
export type PbxSite = Static<typeof pbxSiteSchema>;
