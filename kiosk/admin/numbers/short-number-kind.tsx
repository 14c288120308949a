import { CalledField } from "../../controls/called-field.tsx";
import { useSentences } from "../../site/use-site.ts";
import { type ObjectKind, textOf } from "../objects/object-kind.ts";
import { objectPaths } from "../objects/object-paths.ts";
import { TableActions } from "../tables/table-actions.tsx";

/** Numéros abrégés [ABR-01…06], with the advice of the guide. */
export const shortNumberKind: ObjectKind = {
  collection: "short-numbers",
  path: objectPaths["short-numbers"],
  actions: () => <TableActions collection="short-numbers" path="/numeros-abreges" />,
  words: (t) => t.kinds.shortNumbers,
  columns: [
    { name: "number", label: (t) => t.kinds.shortNumbers.one("").trim(), text: (object) => textOf(object, "number") },
    { name: "full", label: (t) => t.numbers.full, text: (object) => textOf(object, "full") },
    { name: "name", label: (t) => t.extensions.name, text: (object) => textOf(object, "name") },
  ],
  panels: [{ title: (t) => t.numbers.general, fields: ["number", "full", "name"] }],
  controls: { full: CalledField },
  below: Advice,
  beginning: Advice,
};

function Advice() {
  return <p class="intro quiet">{useSentences().numbers.advice}</p>;
}
