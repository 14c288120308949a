import { Type } from "typebox";
import { defineContract } from "../kit/contract.ts";
import { dhcpSchema } from "./dhcp.ts";

/** What may be asked on `run/net.sock`. */

const closed = { additionalProperties: false } as const;
const nothing = Type.Object({}, closed);
const version = Type.Object({ version: Type.Integer({ minimum: 0 }) }, closed);

export const netContract = defineContract({
  methods: {
    /** From now on this peer is told `changed`, once a second at most. */
    watch: { request: nothing, answer: version },
    dhcp: { request: nothing, answer: dhcpSchema },
    /** Asks again who else gives addresses, which takes 4.5 seconds; what is found decides whether we do. */
    "dhcp.ask-others": { request: nothing, answer: dhcpSchema },
  },
  messages: { changed: version },
});
