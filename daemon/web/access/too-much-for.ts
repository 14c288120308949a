import { ACCESS_OF_ROLES } from "../../contracts/api/access-of-roles.ts";
import type { Problem } from "../../contracts/api/problem.ts";
import type { Access } from "../../contracts/api/route.ts";
import type { LoginRole } from "../../contracts/login.ts";
import type { ProgramToken } from "../../contracts/program-token.ts";
import { type Words, words } from "../../model/config/field.ts";
import { notAllowed, problem } from "../api/problems.ts";
import type { Guest } from "./guest.ts";

const PROGRAMS: Readonly<Record<ProgramToken["right"], readonly Access[]>> = {
  all: ["read", "write", "settings"],
  read: ["read"],
};

/** Why somebody who is known may not go there; undefined: he may. Pure. */
export function tooMuchFor(guest: Guest, access: Access): Problem | undefined {
  if (guest.kind === "program") {
    const { right } = guest.program;
    if (PROGRAMS[right].includes(access)) return undefined;
    return notAllowed(PROGRAMS.all.includes(access) ? READS_ONLY.token : FOR_PEOPLE);
  }
  const { role, mustChange } = guest.login;
  if (!ACCESS_OF_ROLES[role].includes(access)) return notAllowed(whyNot(role, access));
  return mustChange && access !== "login" ? passwordToChange : undefined;
}

function whyNot(role: LoginRole, access: Access): Words {
  if (access === "own") return FOR_USERS;
  if (role === "user") return FOR_ADMINISTRATORS;
  return access === "write" ? READS_ONLY.administrator : FOR_ALL_RIGHTS;
}

const FOR_PEOPLE = words("Ceci est réservé aux personnes connectées.", "This is for people who are signed in.");
const FOR_USERS = words(
  "Ceci est réservé aux usagers, connectés par leur numéro.",
  "This is for users, who sign in by their number.",
);
const FOR_ADMINISTRATORS = words("Ceci est réservé aux administrateurs.", "This is for administrators.");
const FOR_ALL_RIGHTS = words(
  "Ceci est réservé aux administrateurs qui ont tous les droits.",
  "This is for administrators with all rights.",
);
const READS_ONLY = {
  token: words("Ce jeton ne permet que de lire.", "This token may only read."),
  administrator: words(
    "Votre rôle permet de consulter, pas de modifier ni d'écouter.",
    "Your role lets you look, not change or listen.",
  ),
};

const passwordToChange = problem(
  403,
  "password-to-change",
  words(
    "Votre mot de passe est provisoire : choisissez d'abord le vôtre.",
    "Your password is a temporary one: choose your own first.",
  ),
);
