import type { Problem } from "../../contracts/api/problem.ts";
import { collections } from "../../model/config/collections/collections.ts";
import { indexOf, listOf } from "../../model/config/collections/lists.ts";
import { settings } from "../../model/config/collections/settings.ts";
import type { ConfigurationDocument } from "../../model/config/document.ts";
import { references } from "../../model/config/edits/followed.ts";
import { keptObject } from "../../model/config/edits/kept-object.ts";
import type { Reference } from "../../model/config/edits/reference.ts";
import { words } from "../../model/config/field.ts";
import { pointer } from "../../model/config/issue.ts";
import { isRecord, type JsonRecord } from "../../model/config/json.ts";
import { changedSince, matchMissing, problem } from "../api/problems.ts";
import type { Services } from "../services.ts";
import { refuse, type Some } from "./call.ts";
import { type Edit, save, savedDocument } from "./edit.ts";
import { entityTag, matches } from "./entity-tag.ts";
import { addObject, changeObjects, moveObject, noSuchObject, removeObject, replaceObject } from "./object-edits.ts";

type Mine =
  | "objects.list"
  | "objects.create"
  | "objects.get"
  | "objects.replace"
  | "objects.remove"
  | "objects.move"
  | "objects.changeMany"
  | "settings.get"
  | "settings.replace";

/** The objects and settings of the saved configuration. */
export const objectRoutes = (services: Services): Some<Mine> => ({
  "objects.list": async ({ parameters: { collection } }) => {
    const items = [...listOf(await savedDocument(services), collections[collection])];
    const tags = collections[collection].key === "position" ? { tags: items.map(entityTag) } : {};
    return { status: 200, body: { items, ...tags } };
  },

  "objects.create": async ({ parameters: { collection }, body, guest }) => {
    let key = "";
    const saved = await save(services, guest, (document) => {
      const edit = addObject(document, collection, body);
      if (edit.kind === "save") key = edit.key ?? "";
      return edit;
    });
    if ("refused" in saved) return saved;
    const at = `/api/v1/configuration/${collection}/${encodeURIComponent(key)}`;
    return { status: 201, body: { ...saved, key }, fields: [["Location", at]] };
  },

  "objects.get": async ({ parameters: { collection, key } }) => {
    const document = await savedDocument(services);
    const list = listOf(document, collections[collection]);
    const object = list[indexOf(list, collections[collection], key)];
    if (object === undefined) return refuse(noSuchObject(collection, key));
    const body = { object: { ...object }, references: [...references(document, collection, key)] };
    return { status: 200, body, fields: [["ETag", entityTag(object)]] };
  },

  "objects.replace": async ({ parameters: { collection, key }, body, guest, ifMatch }) => {
    if (ifMatch === undefined) return refuse(matchMissing());
    let after: JsonRecord = {};
    const saved = await save(services, guest, (document) => {
      const edit = replaceObject(document, collection, key, body, ifMatch);
      if (edit.kind === "save") after = edit.object ?? {};
      return edit;
    });
    if ("refused" in saved) return saved;
    return { status: 200, body: saved, fields: [["ETag", entityTag(keptObject(collection, after))]] };
  },

  "objects.remove": async ({ parameters: { collection, key }, query, guest, ifMatch }) => {
    // A place in a list names another rule as soon as somebody moves one.
    if (ifMatch === undefined && collections[collection].key === "position") return refuse(matchMissing());
    let named: readonly Reference[] = [];
    const saved = await save(services, guest, (document) => {
      named = query.references === "remove" ? [] : references(document, collection, key);
      const edit = removeObject(document, collection, key, ifMatch);
      return named.length > 0 && edit.kind === "save" ? { kind: "refuse", problem: namedElsewhere(key) } : edit;
    });
    if (!("refused" in saved)) return { status: 200, body: saved };
    return saved.refused.status === 409 ? { status: 409, body: { ...saved.refused, references: [...named] } } : saved;
  },

  "objects.move": async ({ parameters: { collection, key }, body, guest, ifMatch }) => {
    if (ifMatch === undefined) return refuse(matchMissing());
    const edit = (document: ConfigurationDocument) => moveObject(document, collection, key, body.to, ifMatch);
    const saved = await save(services, guest, edit);
    return "refused" in saved ? saved : { status: 200, body: saved };
  },

  "objects.changeMany": async ({ parameters: { collection }, body: { keys, tags, changes }, guest }) => {
    const edit = (document: ConfigurationDocument) => changeObjects(document, collection, keys, changes, tags);
    const saved = await save(services, guest, edit);
    return "refused" in saved ? saved : { status: 200, body: saved };
  },

  "settings.get": async ({ parameters: { section } }) => {
    const now = sectionOf(await savedDocument(services), settings[section].at);
    return { status: 200, body: { settings: now }, fields: [["ETag", entityTag(now)]] };
  },

  "settings.replace": async ({ parameters: { section }, body, guest, ifMatch }) => {
    if (ifMatch === undefined) return refuse(matchMissing());
    const { at, label } = settings[section];
    const saved = await save(services, guest, (document): Edit => {
      const before = sectionOf(document, at);
      if (!matches(ifMatch, entityTag(before))) return { kind: "refuse", problem: changedSince() };
      const note = `${label.fr} : réglages modifiés`;
      return { kind: "save", document: { ...document, [at]: { ...before, ...body } }, note, at: pointer(at) };
    });
    return "refused" in saved ? saved : { status: 200, body: saved };
  },
});

function sectionOf(document: ConfigurationDocument, at: string): JsonRecord {
  const section = Object.entries(document).find(([key]) => key === at)?.[1];
  if (!isRecord(section)) throw new Error(`the document has no section ${at}`);
  return section;
}

const namedElsewhere = (key: string): Problem =>
  problem(
    409,
    "named-elsewhere",
    words(
      `« ${key} » est encore cité ailleurs : il faut aussi l'en retirer.`,
      `"${key}" is still named elsewhere: it has to be taken out there too.`,
    ),
  );
