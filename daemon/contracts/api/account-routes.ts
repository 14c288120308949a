import { Type } from "typebox";
import { ADMINISTRATOR_NAME, ADMINISTRATOR_ROLES } from "../../model/config/administrators.ts";
import { words } from "../../model/config/field.ts";
import { oneOf } from "../../model/config/named-fields.ts";
import { LOGIN_ROLES, loginSchema } from "../login.ts";
import { administratorSchema, secondFactorSchema } from "../store-access.ts";
import { problemSchema } from "./problem.ts";
import { defineRoutes } from "./route.ts";

/** Who is signed in and how, and who administers the box. Times: milliseconds since the epoch. */

const closed = { additionalProperties: false } as const;
const password = Type.String({ minLength: 1, maxLength: 128 });
const code = Type.String({ minLength: 1, maxLength: 64 });
const accepted = Type.Object({}, closed);
const one = Type.Object({ name: Type.String({ pattern: ADMINISTRATOR_NAME }) }, closed);
const role = oneOf(ADMINISTRATOR_ROLES);
const recoveryCodes = Type.Object({ recoveryCodes: Type.Array(Type.String()) }, closed);
const given = Type.Object({ password: Type.String() }, closed);
const { id, name, role: loginRole, since, usedAt, until, remembered, origin } = loginSchema.properties;

/** Who is signed in [CNX-06, CNX-07]. */
export const accountSchema = Type.Object(
  {
    name,
    role: oneOf(LOGIN_ROLES),
    /** When this login ends by itself. */
    until: Type.Integer(),
    /** Nothing but another password may be chosen first. */
    mustChange: Type.Boolean(),
  },
  closed,
);

/** The password was right; a code is wanted, too: `login.second` within five minutes. */
export const secondFactorWantedSchema = Type.Object({ ticket: Type.String() }, closed);

/** `isThis`: the login that asks. */
export const openLoginSchema = Type.Object(
  { ...{ id, name, role: loginRole, since, usedAt, until, remembered, origin }, isThis: Type.Boolean() },
  closed,
);

export const accountRoutes = defineRoutes({
  "login.second": {
    method: "POST",
    path: "/login/second",
    access: "open",
    summary: words(
      "Second facteur : un code du téléphone ou un code de secours. Pose le cookie de connexion.",
      "Second factor: a code of the telephone, or a recovery code. Sets the login cookie.",
    ),
    body: Type.Object({ ticket: Type.String({ minLength: 1, maxLength: 64 }), code }, closed),
    answers: { 200: accountSchema },
  },
  "logins.list": {
    method: "GET",
    path: "/logins",
    access: "login",
    summary: words(
      "Les connexions ouvertes : les siennes ; un administrateur qui a tous les droits voit celles de tous.",
      "Open logins: one's own; an administrator with all rights sees everybody's.",
    ),
    answers: { 200: Type.Object({ items: Type.Array(openLoginSchema) }, closed) },
  },
  "logins.end": {
    method: "DELETE",
    path: "/logins/{id}",
    access: "login",
    summary: words("Ferme une connexion, aussitôt.", "Ends a login, at once."),
    parameters: Type.Object({ id: Type.String({ pattern: "^[a-z0-9]{1,32}$" }) }, closed),
    answers: { 200: accepted, 404: problemSchema },
  },
  "logins.endOthers": {
    method: "DELETE",
    path: "/logins",
    access: "login",
    summary: words("Ferme toutes ses autres connexions.", "Ends all one's other logins."),
    answers: { 200: Type.Object({ ended: Type.Integer() }, closed) },
  },
  "secondFactor.state": {
    method: "GET",
    path: "/account/second-factor",
    access: "administrator",
    summary: words("Son second facteur.", "One's own second factor."),
    answers: { 200: secondFactorSchema },
  },
  "secondFactor.begin": {
    method: "POST",
    path: "/account/second-factor",
    access: "administrator",
    summary: words(
      "Un secret pour l'application du téléphone (RFC 6238) ; rien ne change avant que `secondFactor.confirm` en reçoive un code.",
      "A secret for the application of the telephone (RFC 6238); nothing changes before `secondFactor.confirm` has got a code of it.",
    ),
    body: Type.Object({ current: password }, closed),
    answers: { 200: Type.Object({ secret: Type.String(), address: Type.String() }, closed), 422: problemSchema },
  },
  "secondFactor.confirm": {
    method: "PUT",
    path: "/account/second-factor",
    access: "administrator",
    summary: words(
      "Dès maintenant un code est demandé à la connexion. Les codes de secours ne sont montrés que cette fois.",
      "From now on a code is asked for at sign-in. Recovery codes are shown this once.",
    ),
    body: Type.Object({ code }, closed),
    answers: { 200: recoveryCodes, 422: problemSchema },
  },
  "secondFactor.drop": {
    method: "POST",
    path: "/account/second-factor/off",
    access: "administrator",
    summary: words("Renonce à son second facteur.", "Gives up one's second factor."),
    body: Type.Object({ current: password }, closed),
    answers: { 200: accepted, 422: problemSchema },
  },
  "secondFactor.renewCodes": {
    method: "POST",
    path: "/account/recovery-codes",
    access: "administrator",
    summary: words(
      "D'autres codes de secours ; les anciens ne valent plus rien.",
      "Other recovery codes; the old ones are worth nothing any more.",
    ),
    body: Type.Object({ current: password }, closed),
    answers: { 200: recoveryCodes, 422: problemSchema },
  },
  "administrators.list": {
    method: "GET",
    path: "/administrators",
    access: "accounts",
    summary: words("Les administrateurs et leurs droits.", "The administrators and their rights."),
    answers: { 200: Type.Object({ items: Type.Array(administratorSchema) }, closed) },
  },
  "administrators.add": {
    method: "POST",
    path: "/administrators",
    access: "accounts",
    summary: words(
      "Ajoute un administrateur ; son mot de passe provisoire n'est montré que cette fois.",
      "Adds an administrator; his temporary password is shown this once.",
    ),
    body: Type.Object({ name: one.properties.name, role }, closed),
    answers: { 201: given, 422: problemSchema },
  },
  "administrators.setRole": {
    method: "PUT",
    path: "/administrators/{name}/role",
    access: "accounts",
    summary: words("Change ses droits, aussitôt.", "Changes his rights, at once."),
    parameters: one,
    body: Type.Object({ role }, closed),
    answers: { 200: accepted, 404: problemSchema, 422: problemSchema },
  },
  "administrators.remove": {
    method: "DELETE",
    path: "/administrators/{name}",
    access: "accounts",
    summary: words(
      "Supprime un administrateur ; ses connexions se ferment.",
      "Removes an administrator; his logins end.",
    ),
    parameters: one,
    answers: { 200: accepted, 404: problemSchema, 422: problemSchema },
  },
  "administrators.resetPassword": {
    method: "POST",
    path: "/administrators/{name}/password",
    access: "accounts",
    summary: words(
      "À un autre que soi : un mot de passe provisoire, montré cette seule fois ; ses connexions se ferment.",
      "For another than oneself: a temporary password, shown this once; his logins end.",
    ),
    parameters: one,
    answers: { 200: given, 404: problemSchema },
  },
  "administrators.dropSecondFactor": {
    method: "DELETE",
    path: "/administrators/{name}/second-factor",
    access: "accounts",
    summary: words(
      "Retire le second facteur d'un autre que soi, qui a perdu son téléphone.",
      "Takes the second factor away from another than oneself, who has lost his telephone.",
    ),
    parameters: one,
    answers: { 200: accepted, 404: problemSchema },
  },
});
