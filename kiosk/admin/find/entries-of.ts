import { collections } from "../../../daemon/model/config/collections/collections.ts";
import { listAt } from "../../../daemon/model/config/collections/lists.ts";
import { notesOf, type Words } from "../../../daemon/model/config/field.ts";
import type { Sentences } from "../../words/fr.ts";
import type { MenuRubric } from "../frame/menu-rubrics.ts";
import { objectPaths } from "../objects/object-paths.ts";
import { addressOf, type FindableKind, findable, textsAt } from "./findable.ts";
import type { Entry } from "./search.ts";

interface Where {
  readonly sentences: Sentences;
  readonly inWords: (words: Words) => string;
  /** What has no entry in the menu is not there, and is not found. */
  readonly menu: readonly MenuRubric[];
}

/** Every page, then every object of the saved document (null: not known), in words of this browser. Pure. */
export function entriesOf(document: unknown, { sentences, inWords, menu }: Where): readonly Entry[] {
  const listed = menu.flatMap(({ entries }) => entries).map(({ to, text }) => ({ to, title: text(sentences) }));
  const pages = [{ to: "/", title: sentences.home }, { to: "/en-direct", title: sentences.livePage.title }, ...listed];
  const group = sentences.finder.pages;
  return [
    ...pages.map(({ to, title }): Entry => ({ group, to, title: [title], also: fieldsAt(to, inWords) })),
    ...findable
      .filter(({ collection }) => listed.some(({ to }) => to === objectPaths[collection]))
      .flatMap((kind) => objectEntries(document, kind, inWords)),
  ];
}

/** The words of the fields that are filled in there: « Prédécroché » leads to the groups. */
function fieldsAt(to: string, inWords: Where["inWords"]): readonly string[] {
  const kind = findable.find(({ collection }) => objectPaths[collection] === to);
  const fields = kind === undefined ? [] : Object.values(collections[kind.collection].schema.properties);
  return fields.map((field) => inWords(notesOf(field).label));
}

const objectEntries = (document: unknown, kind: FindableKind, inWords: Where["inWords"]): readonly Entry[] =>
  (listAt(document, collections[kind.collection]) ?? []).map((object) => ({
    group: inWords(collections[kind.collection].all),
    to: addressOf(kind, object),
    title: kind.shown.flatMap((field) => textsAt(object, field)),
    also: (kind.also ?? []).flatMap((field) => textsAt(object, field)),
  }));
