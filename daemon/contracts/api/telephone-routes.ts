import { Type } from "typebox";
import { words } from "../../model/config/field.ts";
import { macSchema, telephoneSchema, telephoneStorySchema, telephonesSchema } from "../telephone.ts";
import { restartSchema } from "../telephone-restart.ts";
import { problemSchema } from "./problem.ts";
import { defineRoutes } from "./route.ts";

/** Telephones that fetch their settings from the box, or ask for some without being known [POS-07, POS-17, DHC-07]. */

const closed = { additionalProperties: false } as const;
const parameters = Type.Object({ macAddress: macSchema }, closed);
const password = Type.String({ pattern: "^[0-9]{8}$" });

export const telephoneRoutes = defineRoutes({
  "telephones.list": {
    method: "GET",
    path: "/telephones",
    access: "read",
    summary: words(
      "Les téléphones des postes, puis ceux qui ont demandé des réglages sans être à un poste ; et par où aucun ne peut venir.",
      "The telephones of extensions, then those that asked for settings and belong to none; and by which way none can come.",
    ),
    answers: { 200: telephonesSchema },
  },
  "telephones.story": {
    method: "GET",
    path: "/telephones/{macAddress}",
    access: "read",
    summary: words(
      "Un téléphone : ce qu'il a demandé et reçu depuis trente jours, et ce que son modèle ne peut pas prendre.",
      "A telephone: what it asked for and was given in the last thirty days, and what its model cannot take.",
    ),
    parameters,
    answers: { 200: telephoneStorySchema, 404: problemSchema },
  },
  "telephones.letIn": {
    method: "POST",
    path: "/telephones/{macAddress}/let-in",
    access: "write",
    summary: words(
      "Autorise un téléphone à venir chercher ses réglages pendant le délai de mise en service ; son jeton et les mots de passe de ses pages changent. Noté dans l'audit.",
      "Lets a telephone come for its settings for the time that is configured; its token and the passwords of its pages change. Written to the audit.",
    ),
    parameters,
    answers: { 200: telephoneSchema, 404: problemSchema },
  },
  "telephones.restart": {
    method: "POST",
    path: "/telephones/restart",
    access: "write",
    summary: words(
      "Demande à des téléphones de redémarrer, l'un après l'autre : ceux de ces postes, ou de ces constructeurs. Ceux qui sont en appel sont laissés, sauf `evenTalking`. Noté dans l'audit.",
      "Tells telephones to restart, one after the other: those of these extensions, or of these makers. Those in a call are left alone but for `evenTalking`. Written to the audit.",
    ),
    body: Type.Object(
      {
        numbers: Type.Union([Type.Array(Type.String({ pattern: "^[0-9]{1,16}$" }), { maxItems: 2000 }), Type.Null()]),
        makers: Type.Union([Type.Array(Type.String({ pattern: "^[a-z]{1,32}$" }), { maxItems: 8 }), Type.Null()]),
        evenTalking: Type.Boolean(),
      },
      closed,
    ),
    answers: { 202: Type.Object({ told: Type.Integer({ minimum: 0 }) }, closed) },
  },
  "telephones.restarts": {
    method: "GET",
    path: "/telephone-restarts",
    access: "read",
    summary: words(
      "Ce que sont devenus les derniers redémarrages demandés, par poste.",
      "What became of the last restarts that were asked for, by extension.",
    ),
    answers: { 200: Type.Object({ items: Type.Array(restartSchema) }, closed) },
  },
  "telephones.passwords": {
    method: "GET",
    path: "/telephones/{macAddress}/passwords",
    access: "write",
    summary: words(
      "Les mots de passe des pages du téléphone lui-même. Noté dans l'audit.",
      "The passwords of the telephone's own pages. Written to the audit.",
    ),
    parameters,
    answers: { 200: Type.Object({ admin: password, user: password }, closed), 404: problemSchema },
  },
});
