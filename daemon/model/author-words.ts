import { type Words, words } from "./config/field.ts";

/** Under what name those who are no persons do something: parts of the box, and who sits at its command line. */
export const AUTHORS = { commandLine: "command line", box: "box", pbx: "pbx", factory: "usine" } as const;

/** What stands before the name of a token. */
export const TOKEN_AUTHOR = "token:";

const PARTS: ReadonlyMap<string, Words> = new Map([
  [AUTHORS.commandLine, words("la ligne de commande", "the command line")],
  [AUTHORS.box, words("le serveur", "the server")],
  [AUTHORS.pbx, words("le serveur", "the server")],
  [AUTHORS.factory, words("l'usine", "the factory")],
]);

/** Who did something, as revisions and the audit keep him, in words; a person goes by his own name. Pure. */
export function authorWords(author: string): Words {
  if (author.startsWith(TOKEN_AUTHOR)) {
    const name = author.slice(TOKEN_AUTHOR.length);
    return words(`le jeton « ${name} »`, `the token "${name}"`);
  }
  return PARTS.get(author) ?? words(author, author);
}
