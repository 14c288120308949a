import { Check } from "typebox/value";
import { isRecord } from "../../../daemon/model/config/json.ts";
import { telephoneKeySchema } from "../../../daemon/model/config/telephone-keys.ts";
import { type KeyNames, keyLabel } from "../../../daemon/model/snapshot/told-key.ts";
import { type Draft, readDraft } from "../../forms/draft.ts";

const NAMED = [
  "shortNumbers",
  "externalNumbers",
  "conferences",
  "menuNumbers",
  "trunks",
  "agents",
  "groups",
  "extensions",
] as const;

/** By what names keys are called, from the document as it is saved. */
export function keyNamesIn(document: unknown, own: string): KeyNames {
  const sections = isRecord(document) ? document : {};
  const names = new Map(
    NAMED.flatMap((section) => {
      const list = sections[section];
      return (Array.isArray(list) ? list.filter(isRecord) : []).map(({ number, name }) => [number, name] as const);
    }),
  );
  const { system } = sections;
  const nameOf = (number: string): string => {
    const name = names.get(number);
    return typeof name === "string" ? name : "";
  };
  return { own, nameOf, language: isRecord(system) && system.language === "en" ? "en" : "fr" };
}

/** What the telephone will show beside a key that is being edited; of one that is not whole yet, what was typed. */
export function shownLabel(key: Draft, names: KeyNames): string {
  const read = readDraft(telephoneKeySchema.properties, key);
  return Check(telephoneKeySchema, read) ? keyLabel(read, names) : String(key.label ?? "") || "…";
}
