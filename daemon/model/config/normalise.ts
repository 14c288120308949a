import { normaliseMacAddress } from "../hardware-address.ts";
import { isRecord, type JsonRecord } from "./json.ts";
import { USUAL_VOICEMAIL_NUMBER } from "./outside.ts";
import { normaliseSiteName } from "./sites.ts";

/**
 * Writes what people type the way the document keeps it, before shapes are checked: MAC addresses without separators
 * [POS-07], empty fields of a form as null, numbers and names without spaces around them, names of sites with their
 * accents composed, because extensions refer to them by name. Leaves out who may sign in, as documents had it before it
 * was kept with the secrets (decision 0040). Pure; what it does not understand it leaves for the check.
 */
export function normalise({ administrators: _, ...document }: JsonRecord): JsonRecord {
  return {
    ...document,
    ...mapped(document, "extensions", extension),
    ...mapped(document, "groups", withPresented),
    ...mapped(document, "agents", trimmed),
    ...mapped(document, "sites", site),
    ...mapped(document, "trunks", trunk),
    ...mapped(document, "externalNumbers", publicNumber),
    ...mapped(document, "menuNumbers", trimmed),
    ...mapped(document, "menus", menu),
    ...mapped(document, "conferences", conference),
    ...mapped(document, "mailboxes", mailbox),
    ...mapped(document, "telephoneTemplates", telephoneTemplate),
    ...voicemailNumber(document),
    ...mapped(document, "shortNumbers", (item) => ({ ...trimmed(item), ...changed(item, "full", withoutMarks) })),
  };
}

const mapped = (document: JsonRecord, key: string, change: (item: JsonRecord) => JsonRecord): JsonRecord => {
  const list = document[key];
  return Array.isArray(list) ? { [key]: list.map((item: unknown) => (isRecord(item) ? change(item) : item)) } : {};
};

function extension(item: JsonRecord): JsonRecord {
  return {
    ...withPresented(item),
    ...changed(item, "macAddress", (typed) => emptyIsNull(normaliseMacAddress(typed))),
    ...changed(item, "ipAddress", (typed) => emptyIsNull(typed.trim())),
    ...mapped(item, "keys", telephoneKey),
    ...changed(item, "site", (typed) => emptyIsNull(normaliseSiteName(typed))),
  };
}

const telephoneKey = (key: JsonRecord): JsonRecord => ({
  ...key,
  ...changed(key, "label", (typed) => typed.trim()),
  ...(isRecord(key.does) ? { does: { ...key.does, ...changed(key.does, "number", withoutMarks) } } : {}),
});

const site = (item: JsonRecord): JsonRecord => ({
  ...item,
  ...changed(item, "name", normaliseSiteName),
  ...changed(item, "address", (typed) => typed.trim()),
  ...changed(item, "emergencyNumber", withoutMarks),
  ...changed(item, "emergencyContact", (typed) => emptyIsNull(withoutMarks(typed))),
});

/** People write numbers with spaces, dots and hyphens. */
const withoutMarks = (typed: string): string => typed.replaceAll(/[\s.\-()]/g, "");

const publicNumber = (item: JsonRecord): JsonRecord => ({ ...trimmed(item), ...changed(item, "number", withoutMarks) });

const withPresented = (item: JsonRecord): JsonRecord => ({
  ...trimmed(item),
  ...(isRecord(item.presented) ? { presented: publicNumber(item.presented) } : {}),
});

const trunk = (item: JsonRecord): JsonRecord => ({
  ...trimmed(item),
  ...changed(item, "user", (typed) => typed.trim()),
  ...changed(item, "authenticationName", (typed) => typed.trim()),
  ...changed(item, "domain", (typed) => typed.trim()),
  ...changed(item, "outboundProxy", (typed) => typed.trim()),
  ...changed(item, "site", (typed) => emptyIsNull(normaliseSiteName(typed))),
  ...mapped(item, "numbers", publicNumber),
  ...(isRecord(item.presentation) ? { presentation: publicNumber(item.presentation) } : {}),
  ...(Array.isArray(item.mayPresent)
    ? { mayPresent: item.mayPresent.map((one: unknown) => (typeof one === "string" ? withoutMarks(one) : one)) }
    : {}),
});

/** An empty choice of a form is none; actions name menus, whose names stand without spaces around them. */
const menu = (item: JsonRecord): JsonRecord => ({
  ...trimmed(item),
  ...changed(item, "number", (typed) => emptyIsNull(typed.trim())),
  ...(isRecord(item.onExpiry) ? { onExpiry: menuAction(item.onExpiry) } : {}),
  ...mapped(item, "events", (event) =>
    isRecord(event.action) ? { ...event, action: menuAction(event.action) } : event,
  ),
});

const mailbox = (item: JsonRecord): JsonRecord => ({
  ...trimmed(item),
  ...changed(item, "owner", (typed) => typed.trim()),
  ...changed(item, "number", (typed) => emptyIsNull(typed.trim())),
  ...changed(item, "email", (typed) => emptyIsNull(typed.trim())),
  ...changed(item, "sms", (typed) => emptyIsNull(withoutMarks(typed))),
});

/** An office that was configured before there was voicemail, and has given its usual number away, keeps that. */
function voicemailNumber(document: JsonRecord): JsonRecord {
  const special = isRecord(document.specialNumbers) ? document.specialNumbers : {};
  if ("voicemail" in special) return {};
  const numbered = Object.values(document).flatMap((list): unknown[] => (Array.isArray(list) ? list : []));
  const isTaken = numbered.some((item) => isRecord(item) && item.number === USUAL_VOICEMAIL_NUMBER);
  return isTaken ? { specialNumbers: { ...special, voicemail: "" } } : {};
}

const menuAction = (item: JsonRecord): JsonRecord => ({
  ...item,
  ...changed(item, "menu", (typed) => typed.trim()),
  ...changed(item, "number", withoutMarks),
});

/** Beginnings of MAC addresses are written in any notation, or copied from a whole address. */
const telephoneTemplate = (item: JsonRecord): JsonRecord => ({
  ...trimmed(item),
  ...changed(item, "vendorClass", (typed) => emptyIsNull(typed.trim())),
  ...changed(item, "fileName", (typed) => typed.trim()),
  ...changed(item, "commonName", (typed) => emptyIsNull(typed.trim())),
  ...(Array.isArray(item.ouis)
    ? { ouis: item.ouis.map((one: unknown) => (typeof one === "string" ? beginning(one) : one)) }
    : {}),
});

const beginning = (typed: string): string => {
  const digits = typed.replaceAll(/[\s.:-]/g, "").toUpperCase();
  return /^[0-9A-F]{12}$/.test(digits) ? digits.slice(0, 6) : digits;
};

const conference = (item: JsonRecord): JsonRecord => ({
  ...trimmed(item),
  ...changed(item, "owner", (typed) => emptyIsNull(typed.trim())),
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

/** One object of a section, written as the document keeps it: a MAC address in any notation is one without separators. */
export function normaliseObject(section: string, object: JsonRecord): JsonRecord {
  const list = normalise({ [section]: [object] })[section];
  const first: unknown = Array.isArray(list) ? list[0] : undefined;
  return isRecord(first) ? first : object;
}
