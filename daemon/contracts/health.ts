import { Type } from "typebox";
import { defineContract } from "../kit/contract.ts";
import { healthHourSchema, healthSchema } from "./machine-health.ts";

/** What may be asked on `run/health.sock`. */

const nothing = Type.Object({}, { additionalProperties: false });

export const healthContract = defineContract({
  methods: {
    /** From now on this peer is told every sample. */
    watch: { request: nothing, answer: healthHourSchema },
    hour: { request: nothing, answer: healthHourSchema },
  },
  messages: { sampled: healthSchema },
});
