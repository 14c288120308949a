import { type ObjectKind, textOf } from "../objects/object-kind.ts";
import { objectPaths } from "../objects/object-paths.ts";

/** Numéros de menu [SVN-01…06]. */
export const menuNumberKind: ObjectKind = {
  collection: "menu-numbers",
  path: objectPaths["menu-numbers"],
  words: (t) => t.voiceKinds.numbers,
  columns: [
    { name: "number", label: (t) => t.extensions.number, text: (object) => textOf(object, "number") },
    { name: "name", label: (t) => t.extensions.name, text: (object) => textOf(object, "name") },
  ],
  panels: [{ title: (t) => t.extensions.general, fields: ["name", "number"] }],
};
