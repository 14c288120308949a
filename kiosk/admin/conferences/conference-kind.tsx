import { CalledField } from "../../controls/called-field.tsx";
import { type ObjectKind, textOf } from "../objects/object-kind.ts";
import { objectPaths } from "../objects/object-paths.ts";

/** Salles de conférence. */
export const conferenceKind: ObjectKind = {
  collection: "conferences",
  path: objectPaths.conferences,
  words: (t) => t.voiceKinds.conferences,
  columns: [
    { name: "number", label: (t) => t.extensions.number, text: (object) => textOf(object, "number") },
    { name: "name", label: (t) => t.extensions.name, text: (object) => textOf(object, "name") },
    { name: "owner", label: (t) => t.conferences.owner, text: (object) => textOf(object, "owner"), isWide: true },
    {
      name: "capacity",
      label: (t) => t.conferences.places,
      text: (object) => textOf(object, "capacity"),
      isWide: true,
    },
  ],
  panels: [
    { title: (t) => t.extensions.general, fields: ["name", "number", "capacity", "fromOutside", "entryTones"] },
    { title: (t) => t.conferences.access, fields: ["asksPin", "pin"] },
    {
      title: (t) => t.conferences.ownerPanel,
      fields: ["owner", "ownerHasPin", "ownerPin", "waitsForOwner", "secondsWithoutOwner"],
    },
  ],
  helps: (t) => ({ pin: t.conferences.pinHelp, ownerPin: t.conferences.ownerPinHelp }),
  helpsOfNew: (t) => ({ pin: t.conferences.newPinHelp }),
  controls: { owner: (props) => <CalledField {...props} kinds={["extended", "simple"]} /> },
};
