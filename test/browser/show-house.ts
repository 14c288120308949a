import { rulesBy } from "../rig/operator.ts";
import { showOffice } from "./show-office.ts";

/** The office of the pictures with one of everything in it, so that no list is empty and every form is filled. */
export function showHouse(): Record<string, unknown> {
  const office = showOffice();
  const extensions = Array.isArray(office.extensions) ? office.extensions : [];
  const text = (said: string) => ({ source: { kind: "text", text: said } });
  return {
    ...office,
    extensions: extensions.map((one: object, index) => (index === 0 ? { ...one, ...ofTheChief } : one)),
    agents: [
      { number: "301", name: "Agnès" },
      { number: "302", name: "Bruno" },
    ],
    groups: [
      { number: "800", name: "Général", members: ["201", "202", "203", "204", "205"] },
      { number: "801", name: "Support", members: ["301", "302"], strategy: "in-order", queue: { isOn: true } },
    ],
    trunks: [
      {
        ...{ number: "900", name: "Opérateur", registration: "inbound", user: "gw900", extension: "800" },
        ...{ sipPassword: "pw-of-the-gateway", numbers: [{ number: "0122334400", extension: "202" }] },
      },
    ],
    outboundRules: [...rulesBy("900"), { emitter: "205", prefix: "00", remove: 2, add: "+", trunk: "900" }],
    messageRules: [{ prefix: "06", trunk: "900" }],
    inboundRules: [
      { caller: "anonymous", extension: "601" },
      { caller: "+33 6*", extension: "202", audio: text("Bienvenue chez nous.") },
    ],
    externalNumbers: [{ name: "Gérant, mobile", number: "0612345678", ringsWith: "201" }],
    shortNumbers: [{ number: "501", full: "0144556677", name: "Comptable" }],
    menuNumbers: [{ number: "601", name: "Accueil" }],
    menus: [
      {
        ...{ name: "Accueil", number: "601", audio: text("Pour le magasin, tapez 1. Pour l’atelier, tapez 2.") },
        events: [
          { key: "1", action: { kind: "transfer", number: "204" } },
          { key: "2", action: { kind: "transfer", number: "205" } },
          { key: "9", action: { kind: "by-name" } },
        ],
      },
    ],
    mailboxes: [{ id: "m201", name: "Répondeur du gérant", owner: "201", isDefault: true }],
    conferences: [{ number: "700", name: "Réunion du lundi", owner: "201" }],
    music: { musics: [{ name: "Attente", audio: text("Merci de patienter.") }], active: "Attente" },
    parking: { places: ["701", "702"] },
    speech: { dictionary: [{ written: "SARL", spoken: "S A R L" }] },
    recordings: {
      rules: [{ name: "Commandes", extension: "203", numbers: "06*", reason: "Preuve des commandes" }],
    },
  };
}

const ofTheChief = {
  macAddress: "805EC0112233",
  keys: [
    { position: 1, does: { kind: "line" } },
    { position: 2, does: { kind: "lamp", number: "202" } },
    { position: 3, does: { kind: "lamp", number: "204" }, label: "Magasin (Paul)" },
    { position: 5, does: { kind: "speed-dial", number: "0612345678" } },
    { position: 6, does: { kind: "park", place: "701" } },
    { position: 8, does: { kind: "service", service: "do-not-disturb" } },
  ],
  password: "usager 201",
  profiles: [
    { name: "Bureau", colour: "green" },
    { name: "Fermeture", colour: "red" },
  ],
  planning: {
    week: [
      { days: ["monday", "tuesday", "wednesday", "thursday", "friday"], from: "09:00", to: "18:00", profile: "Bureau" },
      { days: ["saturday", "sunday"], from: "00:00", to: "24:00", profile: "Fermeture" },
    ],
    holidays: "Fermeture",
    closures: [{ name: "Congés d’été", from: "2027-08-02", to: "2027-08-22", profile: "Fermeture" }],
  },
};
