import { type Static, Type } from "typebox";
import { codecSchema } from "../codec.ts";
import { MOST_HANDSETS } from "../config/extensions.ts";
import { oneOf } from "../config/named-fields.ts";
import { telephoneTemplateSchema } from "../config/telephone-templates.ts";
import { IPV4_ADDRESS, MAC_ADDRESS } from "../hardware-address.ts";

/**
 * What `phones` needs of one revision of the configuration to write the settings of telephones. A telephone has to be told
 * the password that it registers with, so that those of the telephones that are named by their MAC address stand here, and
 * no others.
 */

const number = Type.String({ pattern: "^[0-9*#]{1,16}$" });

/** A key of a telephone, with what it watches or dials, codes of the office filled in. */
export const viewedKeySchema = Type.Object(
  {
    /** 0: the telephone itself; 1 to 3: a module. */
    module: Type.Integer({ minimum: 0, maximum: 3 }),
    /** From 1, on the telephone or on that module. */
    position: Type.Integer({ minimum: 1, maximum: 100 }),
    kind: oneOf(["line", "lamp", "speed-dial", "park", "voicemail", "transfer"]),
    value: Type.String({ pattern: "^\\+?[0-9*#]{0,32}$" }),
    label: Type.String({ maxLength: 64 }),
  },
  { additionalProperties: false },
);

const handset = Type.Integer({ minimum: 1, maximum: MOST_HANDSETS });

/** What one handset of a base registers as. */
export const viewedAccountSchema = Type.Object(
  {
    number,
    name: Type.String({ maxLength: 64 }),
    sipPassword: Type.String({ minLength: 1, maxLength: 128 }),
    /** Which one; null: the telephone is of this extension alone. */
    handset: Type.Union([handset, Type.Null()], { default: null }),
  },
  { additionalProperties: false },
);

/** A telephone that gets its settings from the box [POS-07, POS-17]. */
export const viewedPhoneSchema = Type.Object(
  {
    macAddress: Type.String({ pattern: MAC_ADDRESS }),
    ...viewedAccountSchema.properties,
    /** Of the other handsets, if it is a base, by their numbers; what stands here itself is of the first. */
    others: Type.Array(viewedAccountSchema, { default: [], maxItems: MOST_HANDSETS - 1 }),
    /** The address that it is given for good [POS-08]; null: it asks for one. */
    ipAddress: Type.Union([Type.String({ pattern: IPV4_ADDRESS }), Type.Null()]),
    /** Key modules beside it. */
    modules: Type.Integer({ minimum: 0, maximum: 3, default: 0 }),
    keys: Type.Array(viewedKeySchema, { default: [] }),
  },
  { additionalProperties: false },
);

export const phonesViewSchema = Type.Object(
  {
    format: Type.Literal(1),
    revision: Type.Integer({ minimum: 1 }),
    /** Whether files are given out at all. */
    isOn: Type.Boolean(),
    /** Whether telephones that ask everybody where their settings are (PnP) are told. */
    isFound: Type.Boolean({ default: true }),
    /** How long after it was armed a telephone may fetch its settings for the first time, in minutes. */
    armMinutes: Type.Integer({ minimum: 1, maximum: 1440 }),
    /** Signalling by TLS and sound by SRTP with the models that can. */
    encrypts: Type.Boolean(),
    /** Of the packets of telephones; null: they mark none. */
    voiceVlan: Type.Union(
      [
        Type.Object(
          { id: Type.Integer({ minimum: 1, maximum: 4094 }), priority: Type.Integer({ minimum: 0, maximum: 7 }) },
          { additionalProperties: false },
        ),
        Type.Null(),
      ],
      { default: null },
    ),
    /** Whether telephones that trust the box are led to HTTPS. */
    https: Type.Boolean({ default: false }),
    /** Whether files are given out by TFTP, too. */
    tftp: Type.Boolean({ default: true }),
    timeServer: Type.String({ maxLength: 64 }),
    officeName: Type.String({ maxLength: 64 }),
    timeZone: Type.String({ maxLength: 64 }),
    language: Type.Union([Type.Literal("fr"), Type.Literal("en")]),
    realm: Type.String({ maxLength: 64 }),
    codecs: Type.Array(codecSchema),
    /** Seconds after which a telephone registers anew. */
    registrationSeconds: Type.Integer({ minimum: 30, maximum: 86_400 }),
    /** What is dialled to hear voice messages; empty: none. */
    voicemail: Type.String({ pattern: "^[0-9]{0,10}$" }),
    /** What is dialled before a number to take its call; null: nothing is. */
    pickUp: Type.Union([Type.String({ maxLength: 16 }), Type.Null()]),
    phones: Type.Array(viewedPhoneSchema),
    /** How telephones of other makers are configured. */
    templates: Type.Array(telephoneTemplateSchema, { default: [] }),
    /** Whom colleagues find in the directory of their telephones: listed extensions, and groups. */
    office: Type.Array(Type.Object({ number, name: Type.String({ maxLength: 64 }) }, { additionalProperties: false }), {
      default: [],
    }),
  },
  { additionalProperties: false },
);

export type ViewedKey = Static<typeof viewedKeySchema>;
export type ViewedAccount = Static<typeof viewedAccountSchema>;
export type ViewedPhone = Static<typeof viewedPhoneSchema>;
export type PhonesView = Static<typeof phonesViewSchema>;

/** All that it registers as, in the order of its handsets; of a telephone that is no base, one. */
export const accountsOf = ({ number, name, sipPassword, handset, others }: ViewedPhone): readonly ViewedAccount[] => [
  { number, name, sipPassword, handset },
  ...others,
];
