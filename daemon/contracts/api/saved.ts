import { Type } from "typebox";
import { issueSchema } from "../../model/config/issue.ts";

/** What was saved: the revision that it made. */
export const savedSchema = Type.Object(
  {
    revision: Type.Integer({ minimum: 1 }),
    /** Nothing was different: `revision` is somebody else's, and there is nothing to take back. */
    unchanged: Type.Optional(Type.Literal(true)),
    /** What of the object will not do as somebody may expect; absent: nothing was found. */
    warnings: Type.Optional(Type.Array(issueSchema)),
  },
  { additionalProperties: false },
);
