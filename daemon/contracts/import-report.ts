import { type Static, Type } from "typebox";
import { issueSchema } from "../model/config/issue.ts";

const closed = { additionalProperties: false } as const;

/** What becomes of every line of a file that is imported; nothing is saved while one of them is wrong. */
export const importReportSchema = Type.Object(
  {
    /** The revision that was saved; null: nothing was. */
    revision: Type.Union([Type.Integer({ minimum: 1 }), Type.Null()]),
    lines: Type.Array(
      Type.Object(
        {
          /** In the file, from 1. */
          line: Type.Integer({ minimum: 1 }),
          number: Type.String(),
          outcome: Type.Union([
            Type.Literal("add"),
            Type.Literal("change"),
            Type.Literal("same"),
            Type.Literal("wrong"),
          ]),
          issues: Type.Array(issueSchema),
        },
        closed,
      ),
    ),
    unknownColumns: Type.Array(Type.String()),
  },
  closed,
);

export type ImportReport = Static<typeof importReportSchema>;
