import { Type } from "typebox";
import { words } from "../../model/config/field.ts";
import { auditLineSchema } from "../audit.ts";
import { problemSchema } from "./problem.ts";
import { defineRoutes } from "./route.ts";

/** What was done, by whom and from where; nobody changes it. */

const closed = { additionalProperties: false } as const;
const day = Type.String({ pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" });

/** Which lines; what is left out is not asked for. */
const auditQuery = {
  /** The first and the last day, of the clocks of the office. */
  from: Type.Optional(day),
  to: Type.Optional(day),
  author: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
  /** What it was about: `login`, `config`, `recording` … */
  subject: Type.Optional(Type.String({ pattern: "^[a-z-]{1,32}$" })),
};

export const auditRoutes = defineRoutes({
  "audit.list": {
    method: "GET",
    path: "/audit",
    access: "accounts",
    summary: words("Le journal d'audit, le plus récent d'abord.", "The audit log, newest first."),
    query: Type.Object(
      {
        ...auditQuery,
        before: Type.Optional(Type.String({ pattern: "^[0-9]{1,12}$" })),
        limit: Type.Optional(Type.String({ pattern: "^[0-9]{1,4}$" })),
      },
      closed,
    ),
    answers: {
      200: Type.Object({ items: Type.Array(auditLineSchema), next: Type.Union([Type.String(), Type.Null()]) }, closed),
      400: problemSchema,
    },
  },
  "audit.csv": {
    method: "GET",
    path: "/audit.csv",
    access: "accounts",
    summary: words(
      "Le journal d'audit pour un tableur ; l'export y est noté.",
      "The audit log for a spreadsheet; the export is noted in it.",
    ),
    query: Type.Object(auditQuery, closed),
    streams: "text/csv",
    answers: { 200: Type.String(), 400: problemSchema, 429: problemSchema },
  },
});
