import type { Directory, Phone, PhoneAccount, PhoneKey, Site } from "./phone.ts";

const account: PhoneAccount = {
  line: 1,
  ofHandset: false,
  number: "201",
  name: "Éloïse Durand",
  user: "201",
  login: "201",
  password: "hQ7rT2mX9cV4kL1pZs8w",
  server: "192.168.1.1",
  ports: { udp: 5060, tcp: 5060, tls: 5061 },
  encrypted: true,
  expirySeconds: 300,
  voicemail: "500",
};

const site: Site = {
  clock: { server: "192.168.1.1", zone: "Europe/Paris", year: 2026 },
  language: "fr",
  tones: "FR",
  provisioning: {
    url: "http://192.168.1.1:8667/p/7Yk2/",
    recheck: { at: "03:00", spreadMinutes: 60 },
    authorityUrl: "http://192.168.1.1:8667/ca.pem",
  },
};

const keys: readonly PhoneKey[] = [
  { module: 0, position: 1, kind: "line", label: "Ligne 1", value: "1" },
  { module: 0, position: 2, kind: "lamp", label: "Accueil", value: "202" },
  { module: 0, position: 3, kind: "speed-dial", label: "Mairie", value: "0122334455" },
];

const ldap: Directory = {
  kind: "ldap",
  name: "Annuaire",
  host: "192.168.1.1",
  port: 389,
  tls: false,
  base: "dc=sipleo",
  user: "cn=201,dc=sipleo",
  password: "q8Wd2f",
  names: ["cn", "sn"],
  numbers: ["telephoneNumber", "mobile"],
};

const xml: Directory = { kind: "xml", name: "Annuaire", url: "http://192.168.1.1:8667/p/7Yk2/directory.xml?a=1&b=2" };

/** Of a base whose second handset nobody has. */
export const threeHandsets: readonly PhoneAccount[] = [
  ["201", "Éloïse Durand", 1],
  ["203", "Atelier", 3],
  ["204", "Réserve", 4],
].map(([number, name, line]) => ({
  ...account,
  ...{ line: Number(line), ofHandset: true, number: String(number), name: String(name) },
  ...{ user: String(number), login: String(number), password: `secret of ${number}` },
}));

/** What telephones of the tests have in common. */
export const office = { account, site, keys, ldap, xml };

/** A telephone of the office, with what a test says of it. */
export const phone = (said: Partial<Phone> = {}): Phone => ({
  ...site,
  mac: "001565AABBCC",
  model: null,
  firmware: null,
  revision: 7,
  changedAt: Date.UTC(2026, 10, 27, 8, 15),
  modules: 0,
  accounts: [account],
  codecs: ["G722", "PCMA"],
  digits: "rfc4733",
  keys,
  pickupCode: "*8",
  directory: null,
  address: null,
  vlan: null,
  passwords: { admin: "48213975", user: "71930562" },
  ...said,
});

/** One key of each kind that people give, one of them on a module, and gaps between. */
const manyKeys: readonly PhoneKey[] = [
  ...keys,
  { module: 0, position: 5, kind: "park", label: "Parking 701", value: "701" },
  { module: 0, position: 6, kind: "voicemail", label: "Messagerie", value: "" },
  { module: 0, position: 8, kind: "transfer", label: "Vers le standard", value: "800" },
  { module: 1, position: 2, kind: "lamp", label: "Éloïse « compta »", value: "203" },
];

/** The same with everything that can be said of one. */
export const fullPhone = (said: Partial<Phone> = {}): Phone =>
  phone({
    keys: manyKeys,
    directory: ldap,
    address: { ip: "192.168.1.51", mask: "255.255.255.0", gateway: "192.168.1.254", dns: ["192.168.1.1", "9.9.9.9"] },
    vlan: { voice: { id: 20, priority: 5 }, pc: { id: 30, priority: 0 } },
    ...said,
  });
