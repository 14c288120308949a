import type { frenchTelephoneKeys } from "./telephone-keys.fr.ts";

export const englishTelephoneKeys: typeof frenchTelephoneKeys = {
  panel: "KEYS OF THE TELEPHONE",
  key: "Key",
  on: "On",
  onPhone: "the telephone",
  onModule: (module) => `module ${module}`,
  place: ({ module, position }) => (module === 0 ? `Key ${position}` : `Key ${position} of module ${module}`),
  emptyAt: (place) => `${place}, empty`,
  lineAt: (place, number) => `${place} ${number}, line unless set otherwise`,
  does: "Action",
  kinds: {
    lamp: "Lamp of an extension",
    "speed-dial": "Speed call",
    park: "Parking place",
    transfer: "Transfer to",
    voicemail: "Voicemail",
    service: "Service",
    agent: "Login of an agent",
    line: "Line",
  },
  number: "Number",
  parkingPlace: "Place",
  service: "Service",
  add: "New key",
  copy: "Keys of another extension…",
  copied: (number) => `The keys of extension ${number} stand here now; they are not saved yet.`,
  none: "No key: those of the telephone are cleared, but for that of its line.",
  beyond: "This model has no such key: it will not be programmed.",
  noTelephone: "Without a MAC address these keys wait for the telephone that the extension will have.",
  modelUnknown: "How many keys there are is known once the telephone has asked for its settings.",
  modelHas: (model, keys, modules, moduleKeys) => {
    if (keys === 0 && modules === 0) return `${model}: its keys are not programmed by file.`;
    const own = `${model}: ${keys} keys`;
    return modules === 0 ? `${own}.` : `${own}, and ${moduleKeys} on each module.`;
  },
};
