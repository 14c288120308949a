import { Type } from "typebox";
import { CSV_COLLECTIONS } from "../../model/config/csv/csv-columns.ts";
import { words } from "../../model/config/field.ts";
import { oneOf } from "../../model/config/named-fields.ts";
import { importReportSchema } from "../import-report.ts";
import { problemSchema } from "./problem.ts";
import { defineRoutes } from "./route.ts";

/** Lists as tables: out for a spreadsheet, in from one. */

const closed = { additionalProperties: false } as const;
const parameters = Type.Object({ collection: oneOf(CSV_COLLECTIONS) }, closed);

/** The longest list there may be takes a tenth of this. */
const LARGEST_TABLE = 2 * 1024 * 1024;

export const csvRoutes = defineRoutes({
  "objects.export": {
    method: "GET",
    path: "/tables/{collection}",
    access: "read",
    summary: words("Une liste pour un tableur, sans mot de passe.", "A list for a spreadsheet, without passwords."),
    parameters,
    streams: "text/csv",
    answers: { 200: Type.String() },
  },
  "objects.import": {
    method: "POST",
    path: "/tables/{collection}",
    access: "write",
    summary: words(
      "Reprend un tableau CSV, qui est le corps : un numéro connu est modifié, un autre ajouté, rien n'est supprimé. Avec `try=1`, répond seulement ce qu'il en serait, ligne par ligne. Sinon tout est enregistré en une révision, ou rien.",
      "Takes a CSV table, which is the body: a number that is known is changed, another one added, nothing is removed. With `try=1` answers only what would become of it, line by line. Else all is saved in one revision, or nothing.",
    ),
    parameters,
    query: Type.Object({ try: Type.Optional(Type.Literal("1")) }, closed),
    file: { largest: LARGEST_TABLE },
    answers: { 200: importReportSchema, 413: problemSchema, 422: problemSchema, 429: problemSchema },
  },
});
