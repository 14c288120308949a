import { AudioField } from "../../controls/audio-field.tsx";
import { CalledField } from "../../controls/called-field.tsx";
import { MenuField } from "../../controls/menu-field.tsx";
import { type FieldLooks, type ObjectKind, textOf } from "../objects/object-kind.ts";
import { objectPaths } from "../objects/object-paths.ts";
import { DirectNumberField } from "./direct-number-field.tsx";
import { MenuEventsField } from "./menu-events-field.tsx";
import { VoiceOverview } from "./voice-overview.tsx";

/** Every place where a menu says what is done next. */
const actionLooks: FieldLooks = {
  controls: {
    "onExpiry/menu": MenuField,
    "onExpiry/number": CalledField,
    "events/*/action/menu": MenuField,
    "events/*/action/number": CalledField,
  },
  choices: (t) => ({ "onExpiry/kind": t.voiceServer.actions, "events/*/action/kind": t.voiceServer.actions }),
};

/** Menus du serveur vocal [SVI-01…26]. */
export const menuKind: ObjectKind = {
  collection: "menus",
  path: objectPaths.menus,
  words: (t) => t.voiceKinds.menus,
  submit: (t) => t.voiceServer.submit,
  columns: [
    {
      name: "rank",
      label: (t) => t.voiceServer.name,
      text: (object, _t, _site, index) => `${textOf(object, "name")} (${index + 1})`,
    },
    { name: "number", label: (t) => t.voiceServer.directNumber, text: (object) => textOf(object, "number") },
    {
      name: "keys",
      label: (t) => t.voiceServer.keys,
      text: ({ events }) =>
        Array.isArray(events) ? events.map(({ key }: { key?: unknown }) => String(key)).join(" ") : "",
      isWide: true,
    },
  ],
  panels: [
    { title: (t) => t.voiceServer.menu, fields: ["name", "number"] },
    { title: (t) => t.voiceServer.audioFile, fields: ["audio"] },
    { title: (t) => t.voiceServer.audioOptions, fields: ["loops", "secondsBetween", "mostPlays"] },
    { title: (t) => t.voiceServer.expiry, fields: ["expirySeconds", "onExpiry"] },
    { title: (t) => t.voiceServer.acd, fields: ["queues"] },
    { title: (t) => t.voiceServer.dialling, fields: ["dialsExtensions"] },
    { title: (t) => t.voiceServer.eventsPanel, fields: ["events"] },
  ],
  below: VoiceOverview,
  ...actionLooks,
  controls: {
    ...actionLooks.controls,
    audio: AudioField,
    number: DirectNumberField,
    events: (props) => <MenuEventsField {...props} looks={actionLooks} />,
  },
};
