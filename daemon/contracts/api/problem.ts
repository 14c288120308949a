import { type Static, Type } from "typebox";
import { issueSchema } from "../../model/config/issue.ts";

/**
 * Why a request was not carried out (as RFC 9457, `application/problem+json`). The code never changes meaning; sentences
 * may.
 */
export const problemSchema = Type.Object(
  {
    status: Type.Integer({ minimum: 400, maximum: 599 }),
    code: Type.String({ pattern: "^[a-z][a-z0-9-]{1,63}$" }),
    /** French, for people. */
    message: Type.String(),
    english: Type.String(),
    /** What is wrong in the body, field by field; paths are JSON pointers into the body. */
    issues: Type.Optional(Type.Array(issueSchema)),
    /** Seconds after which another try makes sense; with 429 and 503. */
    retryAfter: Type.Optional(Type.Integer({ minimum: 1 })),
  },
  { additionalProperties: false },
);
export type Problem = Static<typeof problemSchema>;
