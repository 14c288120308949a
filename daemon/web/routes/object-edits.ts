import type { Problem } from "../../contracts/api/problem.ts";
import { type Collection, collections } from "../../model/config/collections/collections.ts";
import { indexOf, keyOf, listAt, listOf, withList } from "../../model/config/collections/lists.ts";
import type { CollectionName } from "../../model/config/collections/names.ts";
import type { ConfigurationDocument } from "../../model/config/document.ts";
import { withMovedObject, withNewObject, withObject, withoutObject } from "../../model/config/edits/objects.ts";
import { words } from "../../model/config/field.ts";
import { type Issue, pointer } from "../../model/config/issue.ts";
import type { JsonRecord } from "../../model/config/json.ts";
import { normaliseObject } from "../../model/config/normalise.ts";
import { readDocument } from "../../model/config/read-document.ts";
import { numberOwners } from "../../model/config/sense/number-owners.ts";
import { numberTaken } from "../../model/config/sense/numbers.ts";
import { changedSince, notFound, refused } from "../api/problems.ts";
import { type Edit, issuesWithin } from "./edit.ts";
import { entityTag, matches } from "./entity-tag.ts";
import { freeIdentifier } from "./free-identifier.ts";

/** What people do to the objects of the configuration, each a pure function of what is saved. */

export const noSuchObject = (name: CollectionName, key: string): Problem => {
  const { one, isFeminine } = collections[name];
  return notFound(
    words(`${one.fr} « ${key} » : ${isFeminine ? "elle" : "il"} n'existe pas.`, `${one.en} "${key}" does not exist.`),
  );
};

/** Adds it; a mailbox gets an identifier of its own when it comes without. */
export function addObject(saved: ConfigurationDocument, name: CollectionName, body: JsonRecord): Edit {
  const collection = collections[name];
  const object = normaliseObject(collection.at[0], name === "mailboxes" ? withIdentifier(saved, body) : body);
  const { document, index } = withNewObject(saved, name, object);
  const at = pointer(...collection.at, index);
  const taken = takenBy(saved, collection, object);
  if (taken !== undefined) return no(refused([taken, ...otherIssues(document, at)]));
  const key = keyOf(collection, object, index);
  const note = `${collection.one.fr} ${key} ${participle(collection, "ajouté")}`;
  return { kind: "save", document, note, at, object, key };
}

/** Puts another one in its place, provided that it still is what the author has seen. What is left out is kept. */
export function replaceObject(
  saved: ConfigurationDocument,
  name: CollectionName,
  key: string,
  body: JsonRecord,
  ifMatch: string,
): Edit {
  const collection = collections[name];
  const list = listOf(saved, collection);
  const index = indexOf(list, collection, key);
  const before = list[index];
  if (before === undefined) return no(noSuchObject(name, key));
  if (!matches(ifMatch, entityTag(before))) return no(changedSince());
  const after = normaliseObject(collection.at[0], { ...before, ...body });
  const to = keyOf(collection, after, index);
  const at = pointer(...collection.at, index);
  const document = withObject(saved, name, key, after);
  const taken = to === key ? undefined : takenBy(saved, collection, after);
  if (taken !== undefined) return no(refused([taken, ...otherIssues(document, at)]));
  const object = listAt(document, collection)?.[index] ?? after;
  const edit = { kind: "save", document, at, object, key: to } as const;
  const called = `${collection.one.fr} ${key}`;
  if (to === key) return { ...edit, note: `${called} ${participle(collection, "modifié")}` };
  if (collection.key === "id") return no(refused([identifierStays]));
  const isNumber = collection.key === "number";
  const verb = participle(collection, isNumber ? "renuméroté" : "renommé");
  return { ...edit, note: `${called} ${verb} ${to}`, ...(isNumber ? { renumbered: { from: key, to } } : {}) };
}

/** Takes it out, and out of everything that names it. A rule, which is named by its place, must be the one that was seen. */
export function removeObject(
  saved: ConfigurationDocument,
  name: CollectionName,
  key: string,
  ifMatch: string | undefined,
): Edit {
  const collection = collections[name];
  const list = listOf(saved, collection);
  const before = list[indexOf(list, collection, key)];
  if (before === undefined) return no(noSuchObject(name, key));
  if (ifMatch !== undefined && !matches(ifMatch, entityTag(before))) return no(changedSince());
  const note = `${collection.one.fr} ${key} ${participle(collection, "supprimé")}`;
  return { kind: "save", document: withoutObject(saved, name, key), note, at: null };
}

/** `to` counts from 1; beyond the end is the end. */
export function moveObject(
  saved: ConfigurationDocument,
  name: CollectionName,
  key: string,
  to: number,
  ifMatch: string,
): Edit {
  const collection = collections[name];
  const list = listOf(saved, collection);
  const before = list[indexOf(list, collection, key)];
  if (before === undefined) return no(noSuchObject(name, key));
  if (!matches(ifMatch, entityTag(before))) return no(changedSince());
  const place = Math.min(to, list.length);
  const note = `${collection.one.fr} ${key} ${participle(collection, "déplacé")} en ${place}`;
  return { kind: "save", document: withMovedObject(saved, name, key, place - 1), note, at: null };
}

/** The same values for several, each as it was seen where that is said; what names an object is no such value. */
export function changeObjects(
  saved: ConfigurationDocument,
  name: CollectionName,
  keys: readonly string[],
  changes: JsonRecord,
  tags?: readonly string[],
): Edit {
  const collection = collections[name];
  const list = listOf(saved, collection);
  const strange = keys.find((key) => indexOf(list, collection, key) < 0);
  if (strange !== undefined) return no(noSuchObject(name, strange));
  const isSeen = (key: string, index: number): boolean =>
    matches(tags?.[index] ?? "", entityTag(list[indexOf(list, collection, key)]));
  if (tags !== undefined && !keys.every(isSeen)) return no(changedSince());
  if (collection.key in changes) return no(refused([{ ...identifierStays, path: pointer(collection.key) }]));
  const wanted = new Set(keys);
  const after = list.map((object, index) =>
    wanted.has(keyOf(collection, object, index))
      ? normaliseObject(collection.at[0], { ...object, ...changes })
      : object,
  );
  const note = `${collection.all.fr} ${keys.join(", ")} : ${participle(collection, "modifié")}s ensemble`;
  return { kind: "save", document: withList(saved, collection, after), note, at: pointer(...collection.at) };
}

function withIdentifier(saved: ConfigurationDocument, body: JsonRecord): JsonRecord {
  if (typeof body.id === "string" && body.id !== "") return body;
  const taken = saved.mailboxes.map(({ id }) => id);
  return { ...body, id: freeIdentifier(typeof body.name === "string" ? body.name : "", taken) };
}

/** Told in time: the sense rules would tell it to whoever comes second in the document. */
function takenBy(saved: ConfigurationDocument, { key }: Collection, { number }: JsonRecord): Issue | undefined {
  if (key !== "number" || typeof number !== "string") return undefined;
  const holder = numberOwners(saved).find((owner) => owner.number === number);
  return holder === undefined ? undefined : numberTaken({ number, path: "/number" }, holder);
}

/** What else is wrong with the object that stands there, so that its author corrects all of it at once. */
function otherIssues(document: JsonRecord, at: string): readonly Issue[] {
  const read = readDocument(document);
  if (read.kind === "ok") return [];
  return issuesWithin(
    at,
    read.issues.filter(({ path, code }) => path.startsWith(`${at}/`) && code !== "number-taken"),
  );
}

const participle = ({ isFeminine }: Collection, masculine: string): string =>
  isFeminine ? `${masculine}e` : masculine;

const identifierStays = {
  path: "/id",
  code: "identifier-stays",
  message: "Ce qui désigne un objet ne change pas ainsi.",
  english: "What names an object does not change this way.",
};

const no = (problem: Problem): Edit => ({ kind: "refuse", problem });
