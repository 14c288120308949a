import { Type } from "typebox";
import { words } from "../../model/config/field.ts";
import { callTraceSchema } from "../call-trace.ts";
import { problemSchema } from "./problem.ts";
import { defineRoutes, PACKETS } from "./route.ts";

const parameters = Type.Object({ call: Type.String({ minLength: 1, maxLength: 64 }) }, { additionalProperties: false });

/** Stories of calls, for some days; secrets do not stand in them. */
export const traceRoutes = defineRoutes({
  "calls.trace": {
    method: "GET",
    path: "/calls/{call}/trace",
    access: "read",
    summary: words(
      "L'histoire d'un appel en cours ou des derniers jours, étape par étape, avec ses messages SIP ; mots de passe, clés et touches n'y sont pas.",
      "The story of a call that is up or was in the last days, step by step, with its SIP messages; without passwords, keys of sound and pressed keys.",
    ),
    parameters,
    answers: { 200: callTraceSchema, 404: problemSchema },
  },
  "calls.traceText": {
    method: "GET",
    path: "/calls/{call}/trace.txt",
    access: "read",
    summary: words("Les mêmes messages SIP en texte.", "The same SIP messages as a text."),
    parameters,
    streams: "text/plain",
    answers: { 200: Type.String(), 404: problemSchema },
  },
  "calls.tracePackets": {
    method: "GET",
    path: "/calls/{call}/trace.pcap",
    access: "read",
    summary: words(
      "Les mêmes messages SIP pour Wireshark, chacun comme un paquet UDP, quel qu'ait été son transport.",
      "The same SIP messages for Wireshark, each as a UDP packet, whatever its transport was.",
    ),
    parameters,
    streams: PACKETS,
    answers: { 200: Type.String({ contentEncoding: "binary" }), 404: problemSchema },
  },
});
