import { normaliseMacAddress } from "../hardware-address.ts";
import { isRecord, type JsonRecord } from "./json.ts";
import { normaliseSiteName } from "./sites.ts";

/**
 * Writes what people type the way the document keeps it, before shapes are checked: MAC addresses without separators
 * [POS-07], empty fields of a form as null, numbers and names without spaces around them, names of sites with their
 * accents composed, because extensions refer to them by name. Pure; what it does not understand it leaves for the check.
 */
export function normalise(document: JsonRecord): JsonRecord {
  return {
    ...document,
    ...mapped(document, "extensions", extension),
    ...mapped(document, "groups", trimmed),
    ...mapped(document, "sites", site),
  };
}

const mapped = (document: JsonRecord, key: string, change: (item: JsonRecord) => JsonRecord): JsonRecord => {
  const list = document[key];
  return Array.isArray(list) ? { [key]: list.map((item: unknown) => (isRecord(item) ? change(item) : item)) } : {};
};

function extension(item: JsonRecord): JsonRecord {
  return {
    ...trimmed(item),
    ...changed(item, "macAddress", (typed) => emptyIsNull(normaliseMacAddress(typed))),
    ...changed(item, "ipAddress", (typed) => emptyIsNull(typed.trim())),
    ...changed(item, "site", (typed) => emptyIsNull(normaliseSiteName(typed))),
  };
}

const site = (item: JsonRecord): JsonRecord => ({
  ...item,
  ...changed(item, "name", normaliseSiteName),
  ...changed(item, "address", (typed) => typed.trim()),
});

const trimmed = (item: JsonRecord): JsonRecord => ({
  ...item,
  ...changed(item, "number", (typed) => typed.trim()),
  ...changed(item, "name", (typed) => typed.trim()),
});

const changed = (item: JsonRecord, key: string, change: (typed: string) => string | null): JsonRecord => {
  const value = item[key];
  return typeof value === "string" ? { [key]: change(value) } : {};
};

const emptyIsNull = (text: string): string | null => (text === "" ? null : text);
