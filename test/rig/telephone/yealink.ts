import { type Account, type Device, type Firmware, type Settings, spelled, textOf, withoutSlash } from "./firmware.ts";

/** The number of a model in the name of the file that is for all of them. */
const NUMBERS: Readonly<Record<string, number>> = { T28P: 0, T46S: 66 };
const TRANSPORTS: Readonly<Record<string, Account["transport"]>> = { "0": "udp", "1": "tcp", "2": "tls" };

/** The second number of its firmware: V72, V86. */
const generationOf = ({ version }: Device): number => Number(version.split(".")[1]);

/** Yealink: `key = value`, of which the last one holds, and `%NULL%` is none. */
export const yealink: Firmware = {
  vendorClass: () => "yealink",
  wants: [1, 3, 6, 12, 15, 28, 42, 43, 66, 120, 125, 132],
  userAgent: ({ model, version, mac }) => `Yealink SIP-${model} ${version} ${spelled(mac.toLowerCase(), ":")}`,
  filesAt(told, kept) {
    const byDhcp = textOf(told.get(66)) ?? textOf(told.get(43));
    const own = kept.get("auto_provision.server.url") ?? "";
    const url = kept.get("auto_provision.dhcp_option.enable") === "0" ? own : (byDhcp ?? own);
    return url === "" ? null : withoutSlash(url);
  },
  files: (device) => {
    const mac = device.mac.toLowerCase();
    const boot = generationOf(device) >= 81 ? [`${mac}.boot`, "y000000000000.boot"] : [];
    return [...boot, `y${String(NUMBERS[device.model]).padStart(12, "0")}.cfg`, `${mac}.cfg`];
  },
  read: readKeys,
  account: accountIn,
  hears: (event, _body, kept) => {
    if (!event.startsWith("check-sync")) return null;
    const always = kept.get("sip.notify_reboot_enable") === "1";
    return always || event === "check-sync;reboot=true" ? "restarts" : "asks again";
  },
};

/** Sold under another name, told by its label only; nobody has written down what it says of itself. */
export const depaepe: Firmware = { ...yealink, vendorClass: () => null };

/** What needs a restart is called `static.` from V81 on: by its other name each generation passes it over. */
const RESTARTS = /^(?:auto_provision|network|security|trusted_certificates|zero_touch)\./;

export function readKeys(text: string, device: Device): Settings {
  const [first, ...lines] = text.split(/\r?\n/);
  if (first !== "#!version:1.0.0.1") throw new Error(`a file of Yealink begins with its version, not with ${first}`);
  const isLate = generationOf(device) >= 81;
  const read = new Map<string, string>();
  for (const line of lines) {
    const [, written, value = ""] = /^\s*([a-z0-9_.]+)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    if (written === undefined) continue;
    const key = written.replace(/^static\./, "");
    if (RESTARTS.test(key) && isLate !== written.startsWith("static.")) continue;
    read.set(key, value === "%NULL%" ? "" : value);
  }
  return read;
}

/** Names of the same before V73 stand behind. */
function accountIn(kept: Settings, device: Device): Account | null {
  const isOld = generationOf(device) < 73;
  const at = (key: string, before = key): string => kept.get(`account.1.${isOld ? before : key}`) ?? "";
  if (at("enable") !== "1") return null;
  const transport = TRANSPORTS[at("sip_server.1.transport_type", "transport")];
  if (transport === undefined)
    throw new Error(`no way to register by ${at("sip_server.1.transport_type", "transport")}`);
  return {
    ...{ user: at("user_name"), login: at("auth_name"), password: at("password"), transport },
    server: at("sip_server.1.address", "sip_server_host"),
    port: Number(at("sip_server.1.port", "sip_server_port")),
    expirySeconds: Number(at("sip_server.1.expires", "expires")),
  };
}
