import { type TProperties, Type } from "typebox";
import { words } from "../../model/config/field.ts";
import { callWordSchema } from "../call-control.ts";
import { callStatusSchema } from "../call-status.ts";
import { parkedCallSchema } from "../parked-call.ts";
import { problemSchema } from "./problem.ts";
import { defineRoutes } from "./route.ts";

/** Calls, as programs and pages make, end and lead them: always in the name of an extension (`by`), with its rights. */

const closed = { additionalProperties: false } as const;
const { call, by, to, answersItself, digits } = callWordSchema;
const parameters = Type.Object({ call }, closed);
const body = <More extends TProperties>(more: More) => Type.Object(more, closed);
const self = Type.Optional(answersItself);

/** `call`: where it goes on. 409: it cannot be done now, and why. */
const done = Type.Object({ call: Type.String() }, closed);
const answers = { 200: done, 404: problemSchema, 409: problemSchema } as const;

export const callRoutes = defineRoutes({
  "calls.up": {
    method: "GET",
    path: "/calls",
    access: "read",
    summary: words("Les appels en cours.", "The calls that are up."),
    answers: { 200: Type.Object({ items: Type.Array(callStatusSchema) }, closed) },
  },
  "calls.parked": {
    method: "GET",
    path: "/parking",
    access: "read",
    summary: words(
      "Les appels garés, et à quelle place : un appel vers la place le reprend.",
      "The parked calls, and at which place: a call to the place fetches it.",
    ),
    answers: { 200: Type.Object({ items: Type.Array(parkedCallSchema) }, closed) },
  },
  "calls.dial": {
    method: "POST",
    path: "/calls",
    access: "write",
    summary: words(
      "Appelle au nom d'un poste : son téléphone sonne d'abord et montre qui sera appelé ; décroché, il appelle. `answersItself` : il est prié de décrocher seul.",
      "Calls in the name of an extension: its telephone rings first and shows who is to be called; taken up, it calls. `answersItself`: it is asked to answer by itself.",
    ),
    body: body({ from: by, to, answersItself: self }),
    answers: { 201: done, 404: problemSchema, 409: problemSchema },
  },
  "calls.pickUp": {
    method: "POST",
    path: "/calls/{call}/pick-up",
    access: "write",
    summary: words(
      "Intercepte : un appel qui sonne sonne aussi chez `by`, qui l'a dès qu'il décroche.",
      "Picks up: a call that rings rings at `by`, too, who has it as soon as he answers.",
    ),
    parameters,
    body: body({ by, answersItself: self }),
    answers,
  },
  "calls.hangUp": {
    method: "POST",
    path: "/calls/{call}/hang-up",
    access: "write",
    summary: words(
      "Raccroche au nom de `by` ; `null` termine l'appel pour tous.",
      "Hangs up for `by`; `null` ends the call for everybody.",
    ),
    parameters,
    body: body({ by: Type.Union([by, Type.Null()]) }),
    answers,
  },
  "calls.hold": {
    method: "POST",
    path: "/calls/{call}/hold",
    access: "write",
    summary: words(
      "Met l'autre en attente : il entend la musique, et `by` n'entend rien.",
      "Puts the other side on hold: it hears music, and `by` hears nothing.",
    ),
    parameters,
    body: body({ by }),
    answers,
  },
  "calls.resume": {
    method: "POST",
    path: "/calls/{call}/resume",
    access: "write",
    summary: words("Reprend l'autre : les deux s'entendent.", "Takes the other side back: both hear each other."),
    parameters,
    body: body({ by }),
    answers,
  },
  "calls.transfer": {
    method: "POST",
    path: "/calls/{call}/transfer",
    access: "write",
    summary: words(
      "Transfert simple, que `by` ait appelé ou répondu ; sans réponse, il est rappelé.",
      "Blind transfer, whether `by` has called or answered; when nobody answers he is rung back.",
    ),
    parameters,
    body: body({ by, to }),
    answers,
  },
  "calls.consult": {
    method: "POST",
    path: "/calls/{call}/consult",
    access: "write",
    summary: words(
      "Transfert attendu : `by` parle d'abord à `to`, l'autre entend la musique. La réponse nomme le second appel.",
      "Attended transfer: `by` talks to `to` first, the other one hears music. The answer names the second call.",
    ),
    parameters,
    body: body({ by, to }),
    answers,
  },
  "calls.complete": {
    method: "POST",
    path: "/calls/{call}/complete",
    access: "write",
    summary: words(
      "Met les deux autres en relation, aussi quand `by` a appelé le second de son téléphone ; `with` : cet autre appel, s'il y en a plusieurs.",
      "Puts the two others together, also when `by` has called the second one by his telephone; `with`: that other call, if there are several.",
    ),
    parameters,
    body: body({ by, with: Type.Optional(call) }),
    answers,
  },
  "calls.conference": {
    method: "POST",
    path: "/calls/{call}/conference",
    access: "write",
    summary: words(
      "Réunit tous les trois, pendant que `by` consulte, ou avec son autre appel en attente (`with`, s'il y en a plusieurs) : chacun entend les autres, jusqu'à ce que l'un des deux derniers raccroche.",
      "Puts all three together, while `by` consults or with his other call on hold (`with`, if there are several): each hears the others, until one of the last two hangs up.",
    ),
    parameters,
    body: body({ by, with: Type.Optional(call) }),
    answers,
  },
  "calls.goBack": {
    method: "POST",
    path: "/calls/{call}/go-back",
    access: "write",
    summary: words(
      "Revient à celui qui entend la musique ; l'autre est libéré.",
      "Goes back to the one who hears music; the other one is released.",
    ),
    parameters,
    body: body({ by }),
    answers,
  },
  "calls.digits": {
    method: "POST",
    path: "/calls/{call}/digits",
    access: "write",
    summary: words("Envoie des touches au nom de `by`.", "Sends keys for `by`."),
    parameters,
    body: body({ by, digits }),
    answers,
  },
});
