import { Type } from "typebox";
import { words } from "../../model/config/field.ts";
import { problemSchema } from "./problem.ts";
import { defineRoutes } from "./route.ts";

/** The processes of the box, each by its name, as `process/<name>` tells them live [ACC-01…05]. */

const closed = { additionalProperties: false } as const;
const parameters = Type.Object({ name: Type.String({ pattern: "^[a-z]{1,16}$" }) }, closed);
const begun = Type.Object({}, closed);

export const serviceRoutes = defineRoutes({
  "service.start": {
    method: "POST",
    path: "/services/{name}/start",
    access: "write",
    summary: words("Démarre un service arrêté.", "Starts a service that was stopped."),
    parameters,
    answers: { 202: begun, 404: problemSchema },
  },
  "service.stop": {
    method: "POST",
    path: "/services/{name}/stop",
    access: "write",
    summary: words(
      "Arrête un service, jusqu'à ce qu'on le démarre ou que la box redémarre ; `pbx` : coupe les appels en cours. 409 : sans celui-là, personne ne pourrait plus rien démarrer.",
      "Stops a service until it is started or the box starts again; `pbx`: ends the calls that are up. 409: without this one nobody could start anything again.",
    ),
    parameters,
    answers: { 202: begun, 404: problemSchema, 409: problemSchema },
  },
  "service.restart": {
    method: "POST",
    path: "/services/{name}/restart",
    access: "write",
    summary: words(
      "Redémarre un service ; `pbx` : coupe les appels en cours.",
      "Restarts a service; `pbx`: ends the calls that are up.",
    ),
    parameters,
    answers: { 202: begun, 404: problemSchema },
  },
});
