import { Type } from "typebox";
import { COLLECTIONS, SETTINGS } from "../../model/config/collections/names.ts";
import { words } from "../../model/config/field.ts";
import { oneOf } from "../../model/config/named-fields.ts";
import { problemSchema } from "./problem.ts";
import { referenceSchema } from "./reference.ts";
import { defineRoutes } from "./route.ts";
import { savedSchema } from "./saved.ts";

/**
 * The objects of the configuration, one by one: extensions, groups, lines… (model/config/collections). Bodies are objects
 * of the collection's schema; what a change leaves out is kept, what a new object leaves out is the usual. Passwords may
 * be given, are never answered, and an empty one is left alone. What is wrong is told field by field (422).
 */

const closed = { additionalProperties: false } as const;
const collection = oneOf(COLLECTIONS);
const key = Type.String({ minLength: 1, maxLength: 64 });
const object = Type.Record(Type.String({ maxLength: 64 }), Type.Unknown());
const ofCollection = Type.Object({ collection }, closed);
const ofObject = Type.Object({ collection, key }, closed);
const ofSettings = Type.Object({ section: oneOf(SETTINGS) }, closed);

export const objectReferencesProblem = Type.Object(
  { ...problemSchema.properties, references: Type.Array(referenceSchema) },
  closed,
);

const changed = {
  200: savedSchema,
  404: problemSchema,
  412: problemSchema,
  422: problemSchema,
  428: problemSchema,
} as const;

const objectListSchema = Type.Object(
  {
    items: Type.Array(object),
    /** Entity tags of the items, in their order, where objects are named by their place: another may stand there by now. */
    tags: Type.Optional(Type.Array(Type.String())),
  },
  closed,
);

export const objectRoutes = defineRoutes({
  "objects.list": {
    method: "GET",
    path: "/configuration/{collection}",
    access: "read",
    summary: words("Les objets enregistrés d'une sorte.", "The saved objects of one kind."),
    parameters: ofCollection,
    answers: { 200: objectListSchema, 404: problemSchema },
  },
  "objects.create": {
    method: "POST",
    path: "/configuration/{collection}",
    access: "write",
    summary: words("Ajoute un objet.", "Adds an object."),
    parameters: ofCollection,
    body: object,
    answers: {
      201: Type.Object({ ...savedSchema.properties, key: Type.String() }, closed),
      404: problemSchema,
      422: problemSchema,
    },
  },
  "objects.get": {
    method: "GET",
    path: "/configuration/{collection}/{key}",
    access: "read",
    summary: words("Un objet, et ce qui le cite.", "One object, and what names it."),
    parameters: ofObject,
    answers: { 200: Type.Object({ object, references: Type.Array(referenceSchema) }, closed), 404: problemSchema },
    tagged: true,
  },
  "objects.replace": {
    method: "PUT",
    path: "/configuration/{collection}/{key}",
    access: "write",
    summary: words(
      "Modifie un objet. Un nouveau numéro ou nom est suivi par tout ce qui cite l'ancien.",
      "Changes an object. A new number or name is followed by all that names the old one.",
    ),
    parameters: ofObject,
    body: object,
    answers: changed,
    tagged: true,
  },
  "objects.remove": {
    method: "DELETE",
    path: "/configuration/{collection}/{key}",
    access: "write",
    summary: words(
      "Supprime un objet. S'il est cité ailleurs, il faut `references=remove`, qui l'en retire aussi. Une règle, nommée par sa place, demande If-Match.",
      "Removes an object. One that is named elsewhere needs `references=remove`, which takes it out there too. A rule, named by its place, takes If-Match.",
    ),
    parameters: ofObject,
    query: Type.Object({ references: Type.Optional(Type.Literal("remove")) }, closed),
    answers: {
      200: savedSchema,
      404: problemSchema,
      409: objectReferencesProblem,
      412: problemSchema,
      422: problemSchema,
      428: problemSchema,
    },
  },
  "objects.move": {
    method: "POST",
    path: "/configuration/{collection}/{key}/move",
    access: "write",
    summary: words(
      "Donne une autre place à un objet de la liste ; `to` compte à partir de 1.",
      "Gives an object another place in its list; `to` counts from 1.",
    ),
    parameters: ofObject,
    body: Type.Object({ to: Type.Integer({ minimum: 1, maximum: 2000 }) }, closed),
    answers: { ...changed },
    tagged: true,
  },
  "objects.changeMany": {
    method: "POST",
    path: "/configuration/{collection}/change",
    access: "write",
    summary: words(
      "Donne les mêmes valeurs à plusieurs objets, tous ou aucun.",
      "Gives several objects the same values, all or none.",
    ),
    parameters: ofCollection,
    body: Type.Object(
      {
        keys: Type.Array(key, { minItems: 1, maxItems: 2000, uniqueItems: true }),
        /** Of each as it was seen, where only its place names it; absent: whatever stands there now. */
        tags: Type.Optional(Type.Array(Type.String({ maxLength: 200 }), { minItems: 1, maxItems: 2000 })),
        changes: object,
      },
      closed,
    ),
    answers: { 200: savedSchema, 404: problemSchema, 412: problemSchema, 422: problemSchema },
  },
  "settings.get": {
    method: "GET",
    path: "/settings/{section}",
    access: "read",
    summary: words("Des réglages généraux.", "General settings."),
    parameters: ofSettings,
    answers: { 200: Type.Object({ settings: object }, closed), 404: problemSchema },
    tagged: true,
  },
  "settings.replace": {
    method: "PUT",
    path: "/settings/{section}",
    access: "write",
    summary: words("Modifie des réglages ; ce qui manque est gardé.", "Changes settings; what is left out is kept."),
    parameters: ofSettings,
    body: object,
    answers: changed,
    tagged: true,
  },
});
