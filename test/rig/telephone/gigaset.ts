import { readXml } from "../../../provisioning/xml-reader.fixture.ts";
import { type Account, type Firmware, type Settings, textOf, withoutSlash } from "./firmware.ts";

const TRANSPORTS: Readonly<Record<string, Account["transport"]>> = { "1": "udp", "2": "tcp", "3": "tls" };

/** Bases of the N series from the N610 to the N870: `nvm` with `param` elements. */
export const gigaset: Firmware = {
  vendorClass: () => null,
  wants: [1, 3, 6, 12, 15, 42, 66, 114],
  userAgent: ({ model, version, mac }) => `Gigaset ${model}/${version};${mac}`,
  filesAt(told, kept) {
    const own = kept.get("Provisioning.global.ProvisioningServer") ?? null;
    const url = textOf(told.get(114)) ?? textOf(told.get(66)) ?? own;
    return url === null ? null : withoutSlash(url);
  },
  files: ({ mac }) => [`${mac.toLowerCase()}.xml`],
  read: readParams,
  account: accountIn,
  hears: (event, _body, kept) => {
    if (!event.startsWith("check-sync")) return null;
    const may = kept.get("SystemSettings.global.CheckSyncRebootEnabled") === "1";
    return may && event === "check-sync;reboot=true" ? "restarts" : "asks again";
  },
};

export function readParams(text: string): Settings {
  const root = readXml(text);
  if (root.name !== "provisioning" || root.attributes.get("productID") !== "e2") {
    throw new Error(`not for this base: ${root.name} of ${root.attributes.get("productID")}`);
  }
  const params = root.children.filter(({ name }) => name === "nvm").flatMap(({ children }) => children);
  return new Map(
    params
      .filter(({ name }) => name === "param")
      .map(({ attributes }): [string, string] => [attributes.get("name") ?? "", attributes.get("value") ?? ""]),
  );
}

function accountIn(kept: Settings): Account | null {
  const account = (key: string): string => kept.get(`SipAccount.00001.${key}`) ?? "";
  if (account("UserName") === "") return null;
  const provider = (key: string): string => kept.get(`SipProvider.${account("ProviderId")}.${key}`) ?? "";
  const transport = TRANSPORTS[provider("TransportProtocol")];
  if (transport === undefined) throw new Error(`no way to register by ${provider("TransportProtocol")}`);
  return {
    ...{ user: account("UserName"), login: account("AuthName"), password: account("AuthPassword"), transport },
    ...{ server: provider("RegServerAddress"), port: Number(provider("RegServerPort")) },
    expirySeconds: Number(provider("RegServerRefreshTimer")),
  };
}
