import { type Static, Type } from "typebox";

/**
 * Why a configuration cannot be accepted, or what to think of, as a value: expected, shown to people. `path` is a JSON pointer (RFC 6901)
 * into the document that was handed in, empty for the document as a whole. The code never changes meaning; the
 * sentences may.
 */
export const issueSchema = Type.Object(
  {
    path: Type.String(),
    code: Type.String(),
    /** French, for the administrator. */
    message: Type.String(),
    /** The same in English, for the command line and logs. */
    english: Type.String(),
    /** It was saved all the same, but will not do what somebody may expect (advice/); absent: it keeps it from being saved. */
    level: Type.Optional(Type.Literal("warning")),
  },
  { additionalProperties: false },
);

export type Issue = Static<typeof issueSchema>;

/** Joins the steps of a path into a JSON pointer. */
export const pointer = (...steps: readonly (string | number)[]): string =>
  steps.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`).join("");
