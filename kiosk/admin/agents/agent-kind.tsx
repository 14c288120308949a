import { ForwardField } from "../../controls/forward-field.tsx";
import { type ObjectKind, textOf } from "../objects/object-kind.ts";
import { objectPaths } from "../objects/object-paths.ts";

/** Agents [MEN-14, AGT-01, AGT-06]. */
export const agentKind: ObjectKind = {
  collection: "agents",
  path: objectPaths.agents,
  words: (t) => t.peopleKinds.agents,
  columns: [
    { name: "number", label: (t) => t.extensions.number, text: (object) => textOf(object, "number") },
    { name: "name", label: (t) => t.extensions.name, text: (object) => textOf(object, "name") },
    {
      name: "where",
      label: (t) => t.agents.where,
      text: (object, t, { feed }) => {
        const desk = feed.picture.value?.agents.get(textOf(object, "number"))?.desk;
        return desk === undefined || desk === null ? t.agents.nowhere : t.agents.at(desk);
      },
    },
  ],
  helps: (t) => ({ password: t.extensions.passwordHelp, pin: t.agents.pinHelp }),
  helpsOfNew: () => ({}),
  panels: [
    { title: (t) => t.agents.general, fields: ["name", "number", "password", "pin"] },
    { title: (t) => t.agents.calls, fields: ["ringSeconds", "overflow"] },
  ],
  controls: { overflow: ForwardField },
  shared: ["ringSeconds"],
};
