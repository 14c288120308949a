import { type Static, Type } from "typebox";
import { codecSchema } from "../codec.ts";

/**
 * What `pbx` needs of one revision of the configuration, and nothing more: the least-privilege view that the
 * recharger writes to disk and offers. It holds digests of SIP passwords (HA1), never a password.
 */

const number = Type.String({ pattern: "^[0-9*#]{1,16}$" });
const hex = (length: number) => Type.String({ pattern: `^[0-9a-f]{${length}}$` });
export const pbxExtensionSchema = Type.Object(
  {
    number,
    name: Type.String({ maxLength: 64 }),
    /** POS-14, A-15. */
    kind: Type.Union([Type.Literal("simple"), Type.Literal("extended")]),
    /** HA1 of RFC 7616 over number:realm:password. */
    ha1: Type.Object({ md5: hex(32), sha256: hex(64) }, { additionalProperties: false }),
    /** POS-09: hide the number to who is called outside; inside the office it is always shown. */
    hidesNumber: Type.Boolean(),
    /** POS-10: calls at once, in and out, 1…255. */
    simultaneousCalls: Type.Integer({ minimum: 1, maximum: 255 }),
    /** Devices that may register at once, 1…32. */
    maxDevices: Type.Integer({ minimum: 1, maximum: 32 }),
    /** Seconds before an unanswered call is given up (PRO-04), 5…600. */
    ringSeconds: Type.Integer({ minimum: 5, maximum: 600 }),
  },
  { additionalProperties: false },
);

export const pbxGroupSchema = Type.Object(
  {
    number,
    name: Type.String({ maxLength: 64 }),
    /** Numbers of extensions or groups; loops are refused before a view is made (GRP-22). */
    members: Type.Array(number),
    ringSeconds: Type.Integer({ minimum: 5, maximum: 600 }),
  },
  { additionalProperties: false },
);

export const pbxViewSchema = Type.Object(
  {
    format: Type.Literal(1),
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
        srtp: Type.Union([Type.Literal("never"), Type.Literal("tls")]),
      },
      { additionalProperties: false },
    ),
    extensions: Type.Array(pbxExtensionSchema),
    groups: Type.Array(pbxGroupSchema),
    /** WAV file that the held side hears; null: the box's own music. MUS-07: one for the whole installation. */
    holdMusic: Type.Union([Type.String(), Type.Null()]),
  },
  { additionalProperties: false },
);

export type PbxView = Static<typeof pbxViewSchema>;
export type PbxExtension = Static<typeof pbxExtensionSchema>;
export type PbxGroup = Static<typeof pbxGroupSchema>;
