import { Type } from "typebox";
import { words } from "../../model/config/field.ts";
import { emergencyProofSchema } from "../emergency-proof.ts";
import { outsideStateSchema } from "../outside-state.ts";
import { problemSchema } from "./problem.ts";
import { defineRoutes } from "./route.ts";

/**
 * Whether calls for help would go out, and what the limits against toll fraud have counted. Re-arming is no route: who got
 * hold of a password shall not open again what was cut; it is done at the box (`sipleo outside rearm`).
 */

const closed = { additionalProperties: false } as const;

export const safetyRoutes = defineRoutes({
  "emergency.proof": {
    method: "GET",
    path: "/emergency/proof",
    access: "read",
    summary: words(
      "Le dernier contrôle des appels d'urgence ; vide : aucun depuis le démarrage.",
      "The last proof of emergency calls; null: none since the start.",
    ),
    answers: { 200: Type.Object({ proof: Type.Union([emergencyProofSchema, Type.Null()]) }, closed) },
  },
  "emergency.prove": {
    method: "POST",
    path: "/emergency/proof",
    access: "write",
    summary: words(
      "Contrôle maintenant le chemin des appels d'urgence, sans que personne soit appelé.",
      "Proves the way of emergency calls now, without calling anybody.",
    ),
    answers: { 200: Type.Object({ proof: emergencyProofSchema }, closed), 503: problemSchema },
  },
  "outside.state": {
    method: "GET",
    path: "/outside",
    access: "read",
    summary: words(
      "Ce que les limites vers l'extérieur ont compté, et si elles ont coupé les appels.",
      "What the limits of outside calls have counted, and whether they have cut them.",
    ),
    answers: { 200: outsideStateSchema, 503: problemSchema },
  },
});
