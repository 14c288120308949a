import { Type } from "typebox";
import { words } from "../../model/config/field.ts";
import { INTERNAL_NUMBER } from "../../model/numbers.ts";
import { agentStateSchema, queueStateSchema } from "../queue-state.ts";
import { problemSchema } from "./problem.ts";
import { defineRoutes } from "./route.ts";

/** Agents, where they are logged in, and who waits in queues. */

const closed = { additionalProperties: false } as const;
const number = Type.String({ pattern: INTERNAL_NUMBER });
const parameters = Type.Object({ number }, closed);
const answers = { 200: agentStateSchema, 404: problemSchema } as const;

export const queueRoutes = defineRoutes({
  "agents.list": {
    method: "GET",
    path: "/agents",
    access: "read",
    summary: words(
      "Les agents, le poste où chacun est connecté et ce qu'il fait.",
      "The agents, where each is logged in and what he does.",
    ),
    answers: { 200: Type.Object({ items: Type.Array(agentStateSchema) }, closed) },
  },
  "agents.login": {
    method: "PUT",
    path: "/agents/{number}/session",
    access: "write",
    summary: words(
      "Connecte un agent à un poste ; il est déconnecté de celui où il était, et qui y était l'est aussi.",
      "Logs an agent in at an extension; he leaves the one where he was, and so does who was there.",
    ),
    parameters,
    body: Type.Object({ desk: number }, closed),
    answers,
  },
  "agents.logout": {
    method: "DELETE",
    path: "/agents/{number}/session",
    access: "write",
    summary: words("Déconnecte un agent.", "Logs an agent out."),
    parameters,
    answers,
  },
  "agents.pause": {
    method: "PUT",
    path: "/agents/{number}/pause",
    access: "write",
    summary: words(
      "Met un agent en pause, ou la termine : pas d'appels de groupes ni de files.",
      "Begins or ends a pause of an agent: no calls of groups and queues.",
    ),
    parameters,
    body: Type.Object({ isPaused: Type.Boolean() }, closed),
    answers,
  },
  "queues.list": {
    method: "GET",
    path: "/queues",
    access: "read",
    summary: words("Les files d'attente : qui attend, et qui répond.", "The queues: who waits, and who takes calls."),
    answers: { 200: Type.Object({ items: Type.Array(queueStateSchema) }, closed) },
  },
});
