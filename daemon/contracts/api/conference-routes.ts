import { type TProperties, Type } from "typebox";
import { words } from "../../model/config/field.ts";
import { conferenceStatusSchema } from "../conference.ts";
import { problemSchema } from "./problem.ts";
import { defineRoutes } from "./route.ts";

/** Conferences that are going on, as an administrator or a program leads them. */

const closed = { additionalProperties: false } as const;
const id = Type.String({ minLength: 1, maxLength: 32 });
const call = Type.String({ minLength: 1, maxLength: 64 });
const on = Type.Boolean();
const parameters = Type.Object({ id }, closed);
const body = <More extends TProperties>(more: More) => Type.Object(more, closed);
const answers = { 204: Type.Null(), 404: problemSchema } as const;

export const conferenceRoutes = defineRoutes({
  "conferences.list": {
    method: "GET",
    path: "/conferences",
    access: "read",
    summary: words(
      "Les conférences en cours et leurs participants.",
      "The conferences that are going on, and who is in.",
    ),
    answers: { 200: Type.Object({ items: Type.Array(conferenceStatusSchema) }, closed) },
  },
  "conferences.end": {
    method: "POST",
    path: "/conferences/{id}/end",
    access: "write",
    summary: words("Termine la conférence pour tous.", "Ends the conference for everybody."),
    parameters,
    answers,
  },
  "conferences.lock": {
    method: "POST",
    path: "/conferences/{id}/lock",
    access: "write",
    summary: words("Verrouille la conférence, ou la rouvre.", "Locks the conference, or opens it again."),
    parameters,
    body: body({ on }),
    answers,
  },
  "conferences.mute": {
    method: "POST",
    path: "/conferences/{id}/mute",
    access: "write",
    summary: words(
      "Coupe le micro d'un participant (`call`), ou de tous sauf l'organisateur, ou le rouvre.",
      "Mutes a participant (`call`), or all but the owner, or opens the microphone again.",
    ),
    parameters,
    body: body({ call: Type.Optional(call), on }),
    answers,
  },
  "conferences.remove": {
    method: "POST",
    path: "/conferences/{id}/remove",
    access: "write",
    summary: words("Retire un participant.", "Takes a participant out."),
    parameters,
    body: body({ call }),
    answers,
  },
});
