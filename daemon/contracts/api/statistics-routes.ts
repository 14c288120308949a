import { Type } from "typebox";
import { words } from "../../model/config/field.ts";
import { oneOf } from "../../model/config/named-fields.ts";
import { problemSchema } from "./problem.ts";
import { defineRoutes, WORKBOOK } from "./route.ts";
import { statisticsQuery, statisticsSchema } from "./statistics.ts";

/** Figures of calls [STA-01…07]. */
export const statisticsRoutes = defineRoutes({
  "statistics.read": {
    method: "GET",
    path: "/statistics",
    access: "read",
    summary: words(
      "Les appels émis, répondus et manqués, par heure, jour, mois ou année : de toute l'installation, ou de chaque poste, groupe, ligne, agent ou file d'attente.",
      "Calls made, answered and missed, by hour, day, month or year: of the whole office, or of each extension, group, line, agent or queue.",
    ),
    query: statisticsQuery,
    answers: { 200: statisticsSchema, 400: problemSchema },
  },
  "statistics.csv": {
    method: "GET",
    path: "/statistics.csv",
    access: "read",
    summary: words("Les mêmes chiffres pour un tableur.", "The same figures for a spreadsheet."),
    query: Type.Object(
      { ...statisticsQuery.properties, separator: Type.Optional(oneOf(["semicolon", "comma", "tab"])) },
      { additionalProperties: false },
    ),
    streams: "text/csv",
    answers: { 200: Type.String(), 400: problemSchema },
  },
  "statistics.xlsx": {
    method: "GET",
    path: "/statistics.xlsx",
    access: "read",
    summary: words("Les mêmes chiffres en classeur Excel.", "The same figures as an Excel workbook."),
    query: statisticsQuery,
    streams: WORKBOOK,
    answers: { 200: Type.String({ contentEncoding: "binary" }), 400: problemSchema, 429: problemSchema },
  },
});
