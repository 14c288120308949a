import type { ConfigurationDocument } from "../document.ts";
import { type Issue, pointer } from "../issue.ts";

/** One telephone, one MAC address. */
export const uniqueMacAddresses = (document: ConfigurationDocument): readonly Issue[] =>
  unique(document, "macAddress", "mac-address-taken", { fr: "L'adresse MAC", en: "The MAC address" });

/** One telephone, one fixed IP address. */
export const uniqueIpAddresses = (document: ConfigurationDocument): readonly Issue[] =>
  unique(document, "ipAddress", "ip-address-taken", { fr: "L'adresse IP", en: "The IP address" });

function unique(
  document: ConfigurationDocument,
  field: "macAddress" | "ipAddress",
  code: string,
  what: { readonly fr: string; readonly en: string },
): readonly Issue[] {
  const holders = new Map<string, { readonly number: string; readonly name: string }>();
  return document.extensions.flatMap((extension, index) => {
    const address = extension[field];
    if (address === null) return [];
    const holder = holders.get(address);
    if (holder === undefined) {
      holders.set(address, extension);
      return [];
    }
    const path = pointer("extensions", index, field);
    const message = `${what.fr} ${address} est déjà celle du poste « ${holder.name} » (${holder.number}).`;
    const english = `${what.en} ${address} is already that of extension "${holder.name}" (${holder.number}).`;
    return [{ path, code, message, english }];
  });
}
