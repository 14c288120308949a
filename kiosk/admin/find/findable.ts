import { collections } from "../../../daemon/model/config/collections/collections.ts";
import type { CollectionName } from "../../../daemon/model/config/collections/names.ts";
import { isRecord, type JsonRecord } from "../../../daemon/model/config/json.ts";
import { addressOfObject } from "../objects/object-kind.ts";
import { objectPaths } from "../objects/object-paths.ts";

/** How the objects of a collection are found: which of their fields people look for. */
export interface FindableKind {
  readonly collection: CollectionName;
  /** What an object is called by, in this order; a star stands for every place of a list. */
  readonly shown: readonly string[];
  /** What else may be typed: numbers, addresses, who is meant. */
  readonly also?: readonly string[];
}

/** Everything that is found, in the order of the menu. An object is one step below its list, a rule stands in it. */
export const findable: readonly FindableKind[] = [
  { collection: "extensions", shown: ["number", "name"], also: ["macAddress", "ipAddress", "site"] },
  { collection: "groups", shown: ["number", "name"] },
  {
    collection: "trunks",
    shown: ["number", "name"],
    also: ["numbers/*/number", "user", "domain", "addresses/*/host"],
  },
  { collection: "agents", shown: ["number", "name"] },
  { collection: "outbound-rules", shown: ["prefix", "trunk"] },
  { collection: "message-rules", shown: ["prefix", "trunk"] },
  { collection: "inbound-rules", shown: ["caller", "extension"] },
  { collection: "external-numbers", shown: ["number", "name"] },
  { collection: "short-numbers", shown: ["number", "name"], also: ["full"] },
  { collection: "menus", shown: ["name"] },
  { collection: "menu-numbers", shown: ["number", "name"] },
  {
    collection: "mailboxes",
    shown: ["name"],
    also: ["id", "owner", "number", "email", "sms"],
  },
  { collection: "conferences", shown: ["number", "name"] },
  { collection: "musics", shown: ["name"] },
  { collection: "telephone-templates", shown: ["name"], also: ["fileName", "ouis/*"] },
  { collection: "sites", shown: ["name"], also: ["address", "emergencyNumber"] },
];

/** The texts that stand at a path of an object. */
export function textsAt(value: unknown, path: string): readonly string[] {
  const [step, ...rest] = path.split("/");
  if (step === undefined || step === "") return typeof value === "string" && value !== "" ? [value] : [];
  if (step === "*") return Array.isArray(value) ? value.flatMap((one) => textsAt(one, rest.join("/"))) : [];
  return isRecord(value) ? textsAt(value[step], rest.join("/")) : [];
}

export function addressOf({ collection }: FindableKind, object: JsonRecord): string {
  const { key } = collections[collection];
  const path = objectPaths[collection];
  const name = key === "position" ? undefined : object[key];
  return typeof name === "string" ? addressOfObject({ path }, name) : path;
}
