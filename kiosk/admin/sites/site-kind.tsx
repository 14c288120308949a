import { CalledField } from "../../controls/called-field.tsx";
import { MembersField } from "../../controls/members-field.tsx";
import { type ObjectKind, textOf } from "../objects/object-kind.ts";
import { objectPaths } from "../objects/object-paths.ts";
import { ExtensionsThere } from "./extensions-there.tsx";

/** Sites géographiques [MEX-01]. */
export const siteKind: ObjectKind = {
  collection: "sites",
  path: objectPaths.sites,
  words: (t) => t.kinds.sites,
  columns: [
    { name: "name", label: (t) => t.extensions.name, text: (object) => textOf(object, "name") },
    { name: "address", label: (t) => t.sites.address, text: (object) => textOf(object, "address") },
  ],
  panels: [
    { title: (t) => t.extensions.general, fields: ["name", "address"] },
    { title: (t) => t.sites.emergency, fields: ["emergencyTrunks", "emergencyNumber", "emergencyContact"] },
  ],
  aside: ({ references }) => <ExtensionsThere references={references} />,
  controls: {
    emergencyTrunks: (props) => <MembersField {...props} kinds={["trunks"]} />,
    emergencyContact: CalledField,
  },
};
