import type { Problem } from "../../contracts/api/problem.ts";
import { type Reference, referencesTo } from "../../model/config/edits/references.ts";
import { words } from "../../model/config/field.ts";
import { authorOf } from "../access/guest.ts";
import { matchMissing, problem } from "../api/problems.ts";
import type { Services } from "../services.ts";
import { refuse, type Some } from "./call.ts";
import { save, savedDocument } from "./edit.ts";
import { entityTag } from "./entity-tag.ts";
import { addExtension, noSuchExtension, removeExtension, replaceExtension, withoutSecrets } from "./extension-edits.ts";

type Mine =
  | "extensions.list"
  | "extensions.create"
  | "extensions.get"
  | "extensions.replace"
  | "extensions.remove"
  | "extensions.sipPassword";

export const extensionRoutes = (services: Services): Some<Mine> => ({
  "extensions.list": async () => ({ status: 200, body: { items: (await savedDocument(services)).extensions } }),

  "extensions.create": async ({ body, guest }) => {
    const saved = await save(services, authorOf(guest), (document) => addExtension(document, body));
    if ("refused" in saved) return saved;
    return { status: 201, body: saved, fields: [["Location", `/api/v1/extensions/${body.number}`]] };
  },

  "extensions.get": async ({ parameters: { number } }) => {
    const document = await savedDocument(services);
    const extension = document.extensions.find((one) => one.number === number);
    if (extension === undefined) return refuse(noSuchExtension(number));
    const body = { extension, references: [...referencesTo(document, number)] };
    return { status: 200, body, fields: [["ETag", entityTag(extension)]] };
  },

  "extensions.replace": async ({ parameters: { number }, body, guest, ifMatch }) => {
    if (ifMatch === undefined) return refuse(matchMissing());
    let after: unknown;
    const saved = await save(services, authorOf(guest), (document) => {
      const whole = { ...document.extensions.find((one) => one.number === number), ...body };
      after = withoutSecrets(whole);
      return replaceExtension(document, number, whole, ifMatch);
    });
    if ("refused" in saved) return saved;
    return { status: 200, body: saved, fields: [["ETag", entityTag(after)]] };
  },

  "extensions.remove": async ({ parameters: { number }, query, guest }) => {
    let named: readonly Reference[] = [];
    const saved = await save(services, authorOf(guest), (document) => {
      named = query.references === "remove" ? [] : referencesTo(document, number);
      return named.length > 0 ? { kind: "refuse", problem: namedElsewhere(number) } : removeExtension(document, number);
    });
    if (!("refused" in saved)) return { status: 200, body: saved };
    return named.length > 0 ? { status: 409, body: { ...saved.refused, references: [...named] } } : saved;
  },

  "extensions.sipPassword": async ({ parameters: { number }, guest }) => {
    const { password } = await services.store.ask("extension.password", { number, author: authorOf(guest) });
    return password === null ? refuse(noSuchExtension(number)) : { status: 200, body: { password } };
  },
});

const namedElsewhere = (number: string): Problem =>
  problem(
    409,
    "named-elsewhere",
    words(
      `Le poste ${number} est encore cité ailleurs : il faut aussi l'en retirer.`,
      `Extension ${number} is still named elsewhere: it has to be taken out there too.`,
    ),
  );
