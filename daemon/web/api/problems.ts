import type { Problem } from "../../contracts/api/problem.ts";
import { type Words, words } from "../../model/config/field.ts";
import type { Issue } from "../../model/config/issue.ts";
import type { Answer } from "../server/exchange.ts";

type Extra = Pick<Problem, "issues" | "retryAfter">;

/** Why a request is not carried out; the codes never change meaning. */
export const problem = (status: number, code: string, said: Words, extra: Extra = {}): Problem => ({
  status,
  code,
  message: said.fr,
  english: said.en,
  ...extra,
});

export const badRequest = (code: string, said: Words): Problem => problem(400, code, said);

export const noSuchDay = (): Problem =>
  badRequest("no-such-day", words("Ce jour n'existe pas au calendrier.", "There is no such day in the calendar."));

export const tooManyExports = (): Problem =>
  problem(
    429,
    "too-many-exports",
    words("Trop d'exports à la fois : réessayez dans un instant.", "Too many exports at once: try again in a moment."),
    { retryAfter: 5 },
  );

export const refused = (issues: readonly Issue[]): Problem =>
  problem(
    422,
    "refused",
    words("Rien n'a été enregistré : corrigez ce qui est signalé.", "Nothing was saved: correct what is marked."),
    {
      issues: [...issues],
    },
  );

/** A refusal by somebody else, in his words. */
export const refusedBecause = ({ message, english }: { readonly message: string; readonly english: string }): Problem =>
  problem(422, "refused", words(message, english));

export const unwritable = ({ message, english }: { readonly message: string; readonly english: string }): Problem =>
  problem(503, "unwritable", words(message, english), { retryAfter: 10 });

export const notFound = (
  said: Words = words("Il n'y a rien à cette adresse.", "There is nothing at this address."),
): Problem => problem(404, "not-found", said);

/** Of the configuration that runs: what is saved may have it already. */
export const noSuchExtension = (number: string): Problem =>
  notFound(
    words(
      `Le poste ${number} n'est pas dans la configuration en service.`,
      `There is no extension ${number} in the configuration that runs.`,
    ),
  );

export const methodNotAllowed = (): Problem =>
  problem(405, "method-not-allowed", words("Cette méthode n'existe pas ici.", "This method does not exist here."));

export const notSignedIn = (): Problem =>
  problem(401, "not-signed-in", words("Connectez-vous d'abord.", "Sign in first."));

export const notAllowed = (said: Words): Problem => problem(403, "not-allowed", said);

export const foreignOrigin = (): Problem =>
  problem(
    403,
    "foreign-origin",
    words(
      "Cette demande vient d'un autre site : elle n'est pas exécutée.",
      "This request comes from another site: it is not carried out.",
    ),
  );

export const changedSince = (): Problem =>
  problem(
    412,
    "changed-since",
    words(
      "Quelqu'un d'autre a modifié ceci entre-temps : relisez-le puis recommencez.",
      "Somebody else has changed this in the meantime: read it again, then try again.",
    ),
  );

export const matchMissing = (): Problem =>
  problem(
    428,
    "if-match-missing",
    words(
      "Il manque If-Match : l'ETag de ce que vous avez lu.",
      "If-Match is missing: the ETag of what you have read.",
    ),
  );

export const tooLarge = (limit: number): Problem =>
  problem(413, "too-large", words(`Le corps dépasse ${limit} octets.`, `The body is larger than ${limit} bytes.`));

export const notJson = (): Problem =>
  problem(415, "not-json", words("Le corps doit être en application/json.", "The body has to be application/json."));

export const tooManyTries = (seconds: number): Problem =>
  problem(
    429,
    "too-many-tries",
    words(
      `Trop d'essais : attendez ${seconds} seconde${seconds > 1 ? "s" : ""}.`,
      `Too many tries: wait ${seconds} second${seconds > 1 ? "s" : ""}.`,
    ),
    { retryAfter: seconds },
  );

const NAMES: Readonly<Record<string, Words>> = {
  box: words("Le superviseur", "The supervisor"),
  store: words("La base de configuration", "The configuration store"),
  pbx: words("Le serveur téléphonique", "The telephone server"),
  net: words("Le service « Réseau et adresses »", 'The service "Network and addresses"'),
  health: words("La surveillance de la machine", "The watch over the machine"),
};

/** A service of the box does not answer; what does not need it goes on. */
export function serviceAway(name: string): Problem {
  const named = NAMES[name] ?? words(name, name);
  return problem(
    503,
    "service-away",
    words(
      `${named.fr} ne répond pas : réessayez dans un instant.`,
      `${named.en} does not answer: try again in a moment.`,
    ),
    { retryAfter: 2 },
  );
}

export const failedInside = (): Problem =>
  problem(
    500,
    "failed",
    words(
      "Une erreur interne s'est produite ; elle est notée au journal du serveur.",
      "It failed inside; the log of the server has the reason.",
    ),
  );

/** The answer that carries it (RFC 9457). */
export function problemAnswer(of: Problem, fields: Answer["fields"] = []): Answer {
  const retry = of.retryAfter === undefined ? [] : [["Retry-After", String(of.retryAfter)] as const];
  const challenge = of.status === 401 ? [["WWW-Authenticate", 'Bearer realm="SipleoBox"'] as const] : [];
  return {
    status: of.status,
    fields: [["Content-Type", "application/problem+json; charset=utf-8"], ...retry, ...challenge, ...fields],
    body: JSON.stringify(of),
    closes: of.status === 413,
  };
}
