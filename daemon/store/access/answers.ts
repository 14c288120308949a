/** Refusals about passwords, in words for people. */

export interface PasswordRefusal {
  readonly kind: "refused";
  readonly message: string;
  readonly english: string;
}

const SHORTEST_PASSWORD = 8;

/** Null for a password that is long enough. */
export const tooShort = (password: string): PasswordRefusal | null =>
  [...password].length >= SHORTEST_PASSWORD
    ? null
    : {
        kind: "refused",
        message: `Le mot de passe doit avoir au moins ${SHORTEST_PASSWORD} caractères.`,
        english: `The password must have at least ${SHORTEST_PASSWORD} characters.`,
      };

export const noSuchAdministrator = (name: string): PasswordRefusal => ({
  kind: "refused",
  message: `« ${name} » n'est pas un administrateur.`,
  english: `"${name}" is not an administrator.`,
});

export const codeRefused: PasswordRefusal = {
  kind: "refused",
  message: "Ce code n'est pas le bon. Relisez celui que la box affiche : il change après dix essais.",
  english: "That is not the code. Read again what the box shows: it changes after ten tries.",
};

export const setUpDone: PasswordRefusal = {
  kind: "refused",
  message: "La mise en service est déjà faite : connectez-vous avec votre mot de passe.",
  english: "Set-up is done already: sign in with your password.",
};

export const administratorTaken = (name: string): PasswordRefusal => ({
  kind: "refused",
  message: `L'identifiant « ${name} » est déjà celui d'un administrateur.`,
  english: `The name "${name}" is already that of an administrator.`,
});

export const tooManyAdministrators = (most: number): PasswordRefusal => ({
  kind: "refused",
  message: `Il y a déjà ${most} administrateurs : supprimez ceux qui ne servent plus.`,
  english: `There are ${most} administrators already: remove those that are not used any more.`,
});

export const lastOfAll: PasswordRefusal = {
  kind: "refused",
  message: "C'est le dernier administrateur qui a tous les droits : donnez-les d'abord à un autre.",
  english: "This is the last administrator with all rights: give them to another one first.",
};
