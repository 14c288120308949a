import { collections } from "../../../daemon/model/config/collections/collections.ts";
import type { CollectionName } from "../../../daemon/model/config/collections/names.ts";
import { isRecord, type JsonRecord } from "../../../daemon/model/config/json.ts";

/** How the objects of a collection are found: the address of their list, and which of their fields people look for. */
export interface FindableKind {
  readonly collection: CollectionName;
  readonly path: string;
  /** What an object is called by, in this order; a star stands for every place of a list. */
  readonly shown: readonly string[];
  /** What else may be typed: numbers, addresses, who is meant. */
  readonly also?: readonly string[];
}

/** Everything that is found, in the order of the menu. An object is one step below its list, a rule stands in it. */
export const findable: readonly FindableKind[] = [
  { collection: "extensions", path: "/postes", shown: ["number", "name"], also: ["macAddress", "ipAddress", "site"] },
  { collection: "groups", path: "/groupes", shown: ["number", "name"] },
  {
    collection: "trunks",
    path: "/lignes",
    shown: ["number", "name"],
    also: ["numbers/*/number", "user", "domain", "addresses/*/host"],
  },
  { collection: "agents", path: "/agents", shown: ["number", "name"] },
  { collection: "outbound-rules", path: "/regles-sortie", shown: ["prefix", "trunk"] },
  { collection: "message-rules", path: "/regles-sms", shown: ["prefix", "trunk"] },
  { collection: "inbound-rules", path: "/regles-entrantes", shown: ["caller", "extension"] },
  { collection: "external-numbers", path: "/numeros-externes", shown: ["number", "name"] },
  { collection: "short-numbers", path: "/numeros-abreges", shown: ["number", "name"], also: ["full"] },
  { collection: "menus", path: "/menus", shown: ["name"] },
  { collection: "menu-numbers", path: "/numeros-menu", shown: ["number", "name"] },
  {
    collection: "mailboxes",
    path: "/boites-vocales",
    shown: ["name"],
    also: ["id", "owner", "number", "email", "sms"],
  },
  { collection: "conferences", path: "/conferences", shown: ["number", "name"] },
  { collection: "musics", path: "/musiques", shown: ["name"] },
  { collection: "sites", path: "/sites", shown: ["name"], also: ["address", "emergencyNumber"] },
];

/** The objects of a collection as the document has them. */
export function objectsOf(document: unknown, { collection }: FindableKind): readonly JsonRecord[] {
  let place = document;
  for (const step of collections[collection].at) place = isRecord(place) ? place[step] : undefined;
  return Array.isArray(place) ? place.filter(isRecord) : [];
}

/** The texts that stand at a path of an object. */
export function textsAt(value: unknown, path: string): readonly string[] {
  const [step, ...rest] = path.split("/");
  if (step === undefined || step === "") return typeof value === "string" && value !== "" ? [value] : [];
  if (step === "*") return Array.isArray(value) ? value.flatMap((one) => textsAt(one, rest.join("/"))) : [];
  return isRecord(value) ? textsAt(value[step], rest.join("/")) : [];
}

export function addressOf(kind: FindableKind, object: JsonRecord): string {
  const { key } = collections[kind.collection];
  const name = key === "position" ? undefined : object[key];
  return typeof name === "string" ? `${kind.path}/${encodeURIComponent(name)}` : kind.path;
}
