import type { Static } from "typebox";
import type { Problem } from "../../contracts/api/problem.ts";
import type { extensionBodySchema } from "../../contracts/api/routes.ts";
import type { ConfigurationDocument } from "../../model/config/document.ts";
import { renumbered, withoutExtension } from "../../model/config/edits/extensions.ts";
import { words } from "../../model/config/field.ts";
import { pointer } from "../../model/config/issue.ts";
import { numberOwners } from "../../model/config/sense/number-owners.ts";
import { numberTaken } from "../../model/config/sense/numbers.ts";
import { changedSince, notFound, refused } from "../api/problems.ts";
import type { Edit } from "./edit.ts";
import { entityTag, matches } from "./entity-tag.ts";

/** An extension as a form sends it, passwords included. */
export type ExtensionBody = Static<typeof extensionBodySchema>;

export const noSuchExtension = (number: string): Problem =>
  notFound(words(`Le poste ${number} n'existe pas.`, `There is no extension ${number}.`));

/** Pure: adds it at its place in the order of numbers. */
export function addExtension(saved: ConfigurationDocument, body: ExtensionBody): Edit {
  const taken = takenBy(saved, body.number);
  if (taken !== undefined) return taken;
  const after = saved.extensions.findIndex(({ number }) => number > body.number);
  const index = after < 0 ? saved.extensions.length : after;
  const extensions = [...saved.extensions.slice(0, index), body, ...saved.extensions.slice(index)];
  const document = { ...saved, extensions };
  return { kind: "save", document, note: `Poste ${body.number} ajouté`, at: pointer("extensions", index) };
}

/** Pure: puts another one in its place, provided that it still is what the author has seen. */
export function replaceExtension(
  saved: ConfigurationDocument,
  number: string,
  body: ExtensionBody,
  ifMatch: string,
): Edit {
  const index = saved.extensions.findIndex((extension) => extension.number === number);
  const before = saved.extensions[index];
  if (before === undefined) return no(noSuchExtension(number));
  if (!matches(ifMatch, entityTag(before))) return no(changedSince());
  const at = pointer("extensions", index);
  const after = { ...before, ...body };
  if (body.number === number) {
    const document = { ...saved, extensions: saved.extensions.with(index, after) };
    return { kind: "save", document, note: `Poste ${number} modifié`, at };
  }
  const taken = takenBy(saved, body.number);
  if (taken !== undefined) return taken;
  const followed = renumbered(saved, number, body.number);
  const document = { ...followed, extensions: followed.extensions.with(index, after) };
  const note = `Poste ${number} renuméroté ${body.number}`;
  return { kind: "save", document, note, renumbered: { from: number, to: body.number }, at };
}

/** Pure: takes it out, and out of everything that names it. */
export function removeExtension(saved: ConfigurationDocument, number: string): Edit {
  if (!saved.extensions.some((extension) => extension.number === number)) return no(noSuchExtension(number));
  return { kind: "save", document: withoutExtension(saved, number), note: `Poste ${number} supprimé`, at: null };
}

/** What is kept of it in the document; passwords never. */
export const withoutSecrets = ({
  sipPassword,
  password,
  ...extension
}: ExtensionBody): Omit<ExtensionBody, "sipPassword" | "password"> => extension;

const no = (problem: Problem): Edit => ({ kind: "refuse", problem });

/** Told in time: the sense rules would tell it to whoever comes second in the document. */
function takenBy(saved: ConfigurationDocument, number: string): Edit | undefined {
  const holder = numberOwners(saved).find((owner) => owner.number === number);
  return holder === undefined ? undefined : no(refused([numberTaken({ number, path: "/number" }, holder)]));
}
