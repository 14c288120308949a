import type { BoxSettings } from "../contracts/box.ts";

/** What a person reads when the box is ready: where telephones register, and how to get the first two going. */
export function welcome(settings: BoxSettings, localAddresses: readonly string[]): string {
  const addresses = registrars(settings, localAddresses);
  const home = `--home ${settings.home}`;
  return [
    "",
    "SipleoBox is ready.",
    "",
    `  SIP address (UDP, TCP)  ${addresses.map((address) => hostPort(address, settings.sipPort)).join("  ")}`,
    `  SIP over TLS            ${addresses.map((address) => hostPort(address, settings.sipsPort)).join("  ")}`,
    "",
    "  A new box has five telephones, 201 to 205, and the group 800 that rings them all.",
    `  Their passwords:        npx sipleo extension password 201 ${home}`,
    `  Who is registered:      npx sipleo status ${home}`,
    "  Ctrl-C stops the box.",
    "",
    "",
  ].join("\n");
}

/** The addresses that were asked for; those of the machine in place of "all of them". */
export function registrars(settings: BoxSettings, localAddresses: readonly string[]): string[] {
  const found = settings.bind.flatMap((address) => {
    if (address === "0.0.0.0") return localAddresses.filter((one) => !one.includes(":"));
    return address === "::" ? localAddresses.filter((one) => one.includes(":")) : [address];
  });
  const unique = [...new Set(found)];
  return unique.length === 0 ? ["127.0.0.1"] : unique;
}

const hostPort = (address: string, port: number): string =>
  address.includes(":") ? `[${address}]:${port}` : `${address}:${port}`;
