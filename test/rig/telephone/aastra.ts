import { readOptions } from "./dhcp-message.ts";
import { type Account, type Firmware, type Settings, spelled, textOf, withoutSlash } from "./firmware.ts";

const TRANSPORTS: Readonly<Record<string, Account["transport"]>> = { "0": "udp", "1": "udp", "2": "tcp", "4": "tls" };
/** Before and from firmware 4, which came with the 68xx. */
const isLate = (model: string): boolean => /^6[89]/.test(model);

/** Aastra 67xx, and the 68xx of the same house under the name of Mitel: `name: value`, `#` a comment. */
export const aastra: Firmware = {
  vendorClass: ({ model }) => `AastraIPPhone${model}`,
  wants: [1, 3, 6, 12, 15, 28, 42, 43, 66, 120, 132, 159, 160],
  userAgent: ({ model, version, mac }) =>
    `${isLate(model) ? "Mitel" : "Aastra"}${model} MAC:${spelled(mac, "-")} V:${version}-SIP`,
  filesAt(told, kept) {
    const vendor = told.get(43);
    const byDhcp = (vendor === undefined ? null : textOf(readOptions(vendor).get(2))) ?? textOf(told.get(66));
    const url = kept.get("dhcp config option override") === "-1" ? ownUrl(kept) : (byDhcp ?? ownUrl(kept));
    return url === null ? null : withoutSlash(url);
  },
  files: ({ model, mac }) =>
    isLate(model)
      ? ["security.tuz", "startup.cfg", `${model}.cfg`, `${mac}.cfg`, "startup.lic", `${mac}.lic`, `${model}.st`]
      : [`${model}.st`, "security.tuz", "aastra.cfg", `${model}.cfg`, `${mac}.cfg`],
  read: readLines,
  account: accountIn,
  hears: (event, body, kept) => {
    if (event.startsWith("check-sync")) return "asks again";
    if (event !== "aastra-xml" || kept.get("sip xml notify event") !== "1") return null;
    return /<AastraIPPhoneExecute>.*URI="Command: (?:Fast)?Re(?:set|boot)"/.test(body) ? "restarts" : null;
  },
};

function ownUrl(kept: Settings): string | null {
  const server = kept.get("http server") ?? "";
  if (kept.get("download protocol") !== "HTTP" || server === "") return null;
  return `http://${server}:${kept.get("http port") ?? "80"}/${kept.get("http path") ?? ""}`;
}

/** `!` before a name: not to be changed at the telephone; `^`: what was changed there is void. A value may stand in quotes. */
export function readLines(text: string): Settings {
  if (text.trim() === "") throw new Error("a file of Aastra that is empty ends its start");
  const read = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    if (/^\s*(?:#|$)/.test(line)) continue;
    const [, name, quoted, bare = ""] = /^\s*[!^]*([^:"]+?)\s*:\s*(?:"(.*)"|(.*?))\s*$/.exec(line) ?? [];
    if (name === undefined) throw new Error(`not a line of Aastra: ${line}`);
    read.set(name, quoted ?? bare.replace(/\s*#.*$/, ""));
  }
  return read;
}

/** A connection by TLS that stays goes to the outbound proxy, and to nobody whom it was not told to trust. */
function mayEncrypt(kept: Settings): void {
  const has = (key: string): boolean => !["", "0", "0.0.0.0"].includes(kept.get(key) ?? "");
  const needs = ["sips persistent tls", "sips trusted certificates", "sip outbound proxy", "sip outbound proxy port"];
  const missing = needs.filter((key) => !has(key));
  if (missing.length > 0) throw new Error(`no TLS without ${missing.join(", ")}`);
}

function accountIn(kept: Settings): Account | null {
  const at = (key: string): string => kept.get(`sip line1 ${key}`) ?? "";
  if (at("user name") === "") return null;
  // One for all lines.
  const way = kept.get("sip transport protocol") ?? "1";
  const transport = TRANSPORTS[way];
  if (transport === undefined) throw new Error(`no way to register by ${way}`);
  if (transport === "tls") mayEncrypt(kept);
  return {
    ...{ user: at("user name"), login: at("auth name"), password: at("password"), transport },
    ...{ server: at("registrar ip"), port: Number(at("registrar port")) },
    expirySeconds: Number(at("registration period")),
  };
}
