import { PHONE_VOCABULARY, SITE_VOCABULARY } from "../../../daemon/model/phone-template/vocabulary.ts";
import { CodesField } from "../../controls/codes-field.tsx";
import { LongTextField } from "../../controls/long-text-field.tsx";
import { type ObjectKind, textOf } from "../objects/object-kind.ts";
import { objectPaths } from "../objects/object-paths.ts";
import { KnownNames } from "./known-names.tsx";

/** Modèles de fichiers: telephones of makers that the box does not know. */
export const templateKind: ObjectKind = {
  collection: "telephone-templates",
  path: objectPaths["telephone-templates"],
  words: (t) => t.telephones.templates,
  columns: [
    { name: "name", label: (t) => t.extensions.name, text: (object) => textOf(object, "name") },
    { name: "fileName", label: (t) => t.telephones.file, text: (object) => textOf(object, "fileName") },
    {
      name: "ouis",
      label: (t) => t.telephones.mac,
      text: ({ ouis }) => (Array.isArray(ouis) ? ouis.map(String).join(", ") : ""),
      isWide: true,
    },
  ],
  panels: [
    { title: (t) => t.telephones.general, fields: ["name", "ouis", "vendorClass", "resync"] },
    { title: (t) => t.telephones.fileOfOne, fields: ["fileName", "escape", "text"] },
    { title: (t) => t.telephones.fileOfAll, fields: ["commonName", "commonText"] },
  ],
  choices: (t) => t.telephones.templateChoices,
  controls: {
    ouis: CodesField,
    text: (props) => <LongTextField {...props} below={<KnownNames vocabulary={PHONE_VOCABULARY} />} />,
    commonText: (props) => <LongTextField {...props} below={<KnownNames vocabulary={SITE_VOCABULARY} />} />,
  },
};
