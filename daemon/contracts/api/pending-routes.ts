import { Type } from "typebox";
import { words } from "../../model/config/field.ts";
import { oneOf } from "../../model/config/named-fields.ts";
import {
  broughtBackSchema,
  discardedSchema,
  MOST_CHANGES,
  pendingSchema,
  revisionChangesSchema,
  seenChangeSchema,
} from "./pending.ts";
import { problemSchema } from "./problem.ts";
import { defineRoutes } from "./route.ts";

const closed = { additionalProperties: false } as const;
const parameters = Type.Object({ revision: Type.String({ pattern: "^[1-9][0-9]{0,8}$" }) }, closed);
/** The saved revision that the author has seen: what was saved since is not overwritten. */
const seen = Type.Object({ saved: Type.Integer({ minimum: 1 }) }, closed);

/** What waits for a reload, taking it back, and the history of the configuration [REC-02…REC-08]. */
export const pendingRoutes = defineRoutes({
  "pending.list": {
    method: "GET",
    path: "/pending",
    access: "read",
    summary: words(
      "Les modifications enregistrées qui ne sont pas encore en service, en phrases, avec leur auteur.",
      "What was saved and does not run yet, in sentences, with who changed it.",
    ),
    /** At most so many objects; 0: only how many there are. */
    query: Type.Object({ limit: Type.Optional(Type.String({ pattern: "^[0-9]{1,4}$" })) }, closed),
    answers: { 200: pendingSchema },
  },
  "pending.discard": {
    method: "POST",
    path: "/pending/discard",
    access: "write",
    summary: words(
      "Annule certaines de ces modifications. Si d'autres en ont besoin, elles sont nommées et rien n'est enregistré.",
      "Takes some of these changes back. Where others need them, those are named and nothing is saved.",
    ),
    body: Type.Object({ changes: Type.Array(seenChangeSchema, { minItems: 1, maxItems: MOST_CHANGES }) }, closed),
    answers: { 200: discardedSchema, 409: problemSchema, 412: problemSchema, 422: problemSchema },
  },
  "pending.discardAll": {
    method: "POST",
    path: "/pending/discard-all",
    access: "write",
    summary: words(
      "Annule toutes ces modifications : ce qui est en service est de nouveau enregistré. Les mots de passe restent.",
      "Takes all of these changes back: what runs is what is saved again. Passwords stay as they are.",
    ),
    body: seen,
    answers: { 200: broughtBackSchema, 404: problemSchema, 412: problemSchema, 422: problemSchema },
  },
  "revisions.changes": {
    method: "GET",
    path: "/revisions/{revision}/changes",
    access: "read",
    summary: words(
      "Ce qu'une révision a changé ; avec `against=saved`, ce que changerait d'y revenir.",
      "What a revision changed; with `against=saved`, what returning to it would change.",
    ),
    parameters,
    query: Type.Object({ against: Type.Optional(oneOf(["previous", "saved"])) }, closed),
    answers: { 200: revisionChangesSchema, 404: problemSchema },
  },
  "revisions.restore": {
    method: "POST",
    path: "/revisions/{revision}/restore",
    access: "write",
    summary: words(
      "Revient à une révision : elle devient une nouvelle révision, à recharger. Rien n'est effacé.",
      "Returns to a revision: it becomes a new one, to be reloaded. Nothing is deleted.",
    ),
    parameters,
    body: seen,
    answers: { 200: broughtBackSchema, 404: problemSchema, 412: problemSchema, 422: problemSchema },
  },
  "revisions.undo": {
    method: "POST",
    path: "/revisions/{revision}/undo",
    access: "write",
    summary: words(
      "Annule ce qu'une seule révision a changé, tant que rien d'autre n'a changé la même chose depuis.",
      "Takes back what one revision changed, as long as nothing else has changed the same since.",
    ),
    parameters,
    answers: { 200: broughtBackSchema, 404: problemSchema, 409: problemSchema, 422: problemSchema },
  },
});
