import type { Claim } from "./identity.ts";
import { readMac } from "./mac.ts";
import { userAgentSays } from "./user-agent.ts";

type Said = Pick<Claim, "family" | "model" | "firmware" | "mac">;

const LONGEST = 512;

/**
 * What a telephone says of itself in the Event field of its SUBSCRIBE for `ua-profile` (RFC 6080 §5.3.1), whose vendor,
 * model and version are what stands in its User-Agent; null: it is none of ours.
 */
export function profileEventSays(event: string): Said | null {
  const [, parameters] = /^\s*ua-profile\s*(;.*)$/is.exec(event.slice(0, LONGEST)) ?? [];
  if (parameters === undefined) return null;
  const at = (name: string): string => {
    const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"\\\\]*)"|([^\\s";]+))`, "i").exec(parameters);
    return (found?.[1] ?? found?.[2] ?? "").trim();
  };
  const [vendor, model, version] = [at("vendor"), at("model"), at("version")];
  if (/^yealink\b/i.test(vendor)) return { ...nothing, family: "yealink", ...kept(`Yealink ${model} ${version}`) };
  if (/^depaepe\b/i.test(vendor)) return { ...nothing, family: "depaepe", ...kept(`Depaepe ${model} ${version}`) };
  if (/^gigaset\b/i.test(vendor)) {
    return { ...nothing, family: "gigaset", ...kept(`Gigaset ${model.replace(/^Gigaset[ -]/i, "")}/${version}`) };
  }
  return null;
}

const nothing: Said = { family: null, model: null, firmware: null, mac: null };

/** The MAC address stands elsewhere: what looks like one here is a serial number. */
function kept(userAgent: string): Partial<Said> {
  const said = userAgentSays(userAgent);
  return said === null ? {} : { model: said.model, firmware: said.firmware };
}

/** The MAC address in a URI of that SUBSCRIBE: `sip:MAC%3a001565112233@224.0.1.75`, and as makers vary it; null: none. */
export function profileUriMac(written: string): string | null {
  const user = /sips?:([^@<>\s]{1,64})@/i.exec(written.slice(0, LONGEST))?.[1] ?? "";
  const plain = user.replace(/%3a/gi, ":").replace(/%2d/gi, "-");
  return readMac(plain.replace(/^MAC[:=]?/i, ""));
}
