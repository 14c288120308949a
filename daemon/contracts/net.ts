import { Type } from "typebox";
import { defineContract } from "../kit/contract.ts";
import { dhcpSchema } from "./dhcp.ts";
import { addressTrialSchema, ownAddressSchema } from "./own-address.ts";

/** What may be asked on `run/net.sock`. */

const closed = { additionalProperties: false } as const;
const nothing = Type.Object({}, closed);
const byWhom = Type.Object({ author: Type.String({ minLength: 1, maxLength: 64 }) }, closed);
const version = Type.Object({ version: Type.Integer({ minimum: 0 }) }, closed);

export const netContract = defineContract({
  methods: {
    /** From now on this peer is told `changed`, once a second at most. */
    watch: { request: nothing, answer: version },
    dhcp: { request: nothing, answer: dhcpSchema },
    /** Asks again who else gives addresses, which takes 4.5 seconds; what is found decides whether we do. */
    "dhcp.ask-others": { request: nothing, answer: dhcpSchema },
    /** By which address the box stands in its network, and what is tried. */
    address: { request: nothing, answer: ownAddressSchema },
    /** What is on trial alone, for who shows it on every page. */
    "address.trial": {
      request: nothing,
      answer: Type.Object({ trial: Type.Union([addressTrialSchema, Type.Null()]) }, closed),
    },
    /** What is on trial stays. BoxError NO_TRIAL {}. */
    "address.keep": { request: byWhom, answer: ownAddressSchema },
    /** What was put back is tried once more. BoxError NOTHING_PUT_BACK {}. */
    "address.try-again": { request: byWhom, answer: ownAddressSchema },
  },
  messages: { changed: version },
});
