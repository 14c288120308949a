import { Type } from "typebox";
import { defineContract } from "../kit/contract.ts";
import { newcomerSchema } from "./newcomer.ts";
import { macSchema, telephoneSchema, telephoneStorySchema, telephonesSchema } from "./telephone.ts";
import { restartOrderSchema } from "./telephone-restart.ts";

/** What may be asked on `run/phones.sock`. */

const closed = { additionalProperties: false } as const;
const nothing = Type.Object({}, closed);
const which = Type.Object({ macAddress: macSchema }, closed);
const byWhom = Type.Object({ macAddress: macSchema, author: Type.String({ minLength: 1, maxLength: 64 }) }, closed);
const version = Type.Object({ version: Type.Integer({ minimum: 0 }) }, closed);
const password = Type.String({ pattern: "^[0-9]{8}$" });

export const phonesContract = defineContract({
  methods: {
    /** From now on this peer is told `changed`, once a second at most. */
    watch: { request: nothing, answer: version },
    list: { request: nothing, answer: telephonesSchema },
    /** Ways by which telephones are to come and cannot; none while no extension has a telephone, since nobody misses them. */
    "ways-shut": { request: nothing, answer: Type.Object({ ways: telephonesSchema.properties.troubles }, closed) },
    /** TELEPHONE_UNKNOWN {macAddress}: it was never seen and is not configured. */
    story: { request: which, answer: telephoneStorySchema },
    /** It may come for its settings without a token for the time that is configured. TELEPHONE_UNKNOWN {macAddress}. */
    "let-in": {
      request: byWhom,
      answer: telephoneSchema,
    },
    /** How these telephones, or those of these makers, are told to restart; those without an extension are not among them. */
    "restart-orders": {
      request: Type.Object(
        {
          numbers: Type.Union([Type.Array(Type.String({ maxLength: 16 }), { maxItems: 2000 }), Type.Null()]),
          makers: Type.Union([Type.Array(Type.String({ maxLength: 32 }), { maxItems: 8 }), Type.Null()]),
        },
        closed,
      ),
      answer: Type.Object({ orders: Type.Array(restartOrderSchema) }, closed),
    },
    /** Whether telephones that ask everybody where their settings are (PnP) are to be heard at all. */
    "pnp.wanted": { request: nothing, answer: Type.Object({ isWanted: Type.Boolean() }, closed) },
    /** Somebody asks so; null: it is told nothing. */
    "pnp.asked": {
      request: newcomerSchema,
      answer: Type.Object({ url: Type.Union([Type.String({ maxLength: 512 }), Type.Null()]) }, closed),
    },
    /** It was told, and has been heard since. */
    "pnp.told": {
      request: Type.Object({ newcomer: newcomerSchema, url: Type.String({ maxLength: 512 }) }, closed),
      answer: nothing,
    },
    /** Of the telephone's own pages, as they were told to it; noted in the audit, as is letting in. TELEPHONE_UNKNOWN {macAddress}. */
    passwords: { request: byWhom, answer: Type.Object({ admin: password, user: password }, closed) },
  },
  messages: { changed: version },
});
