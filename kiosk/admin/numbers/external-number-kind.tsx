import { CalledField } from "../../controls/called-field.tsx";
import { namedNumber } from "../objects/named-number.ts";
import { type ObjectKind, textOf } from "../objects/object-kind.ts";
import { objectPaths } from "../objects/object-paths.ts";
import { TableActions } from "../tables/table-actions.tsx";

/** Numéros externes [EXT-01…06]. */
export const externalNumberKind: ObjectKind = {
  collection: "external-numbers",
  path: objectPaths["external-numbers"],
  actions: () => <TableActions collection="external-numbers" path="/numeros-externes" />,
  words: (t) => t.kinds.externalNumbers,
  columns: [
    { name: "number", label: (t) => t.extensions.number, text: (object) => textOf(object, "number") },
    { name: "name", label: (t) => t.extensions.name, text: (object) => textOf(object, "name") },
    {
      name: "ringsWith",
      label: (t) => t.numbers.ringsWith,
      namesOthers: true,
      text: (object, _t, { office }) => namedNumber(textOf(object, "ringsWith"), office.now.value),
    },
  ],
  helps: (t) => ({ password: t.extensions.passwordHelp }),
  helpsOfNew: () => ({}),
  panels: [{ title: (t) => t.numbers.general, fields: ["name", "number", "password", "ringsWith"] }],
  controls: { ringsWith: (props) => <CalledField {...props} kinds={["extended", "simple"]} /> },
};
