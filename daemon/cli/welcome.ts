import type { BoxSettings, BoxStatus } from "../contracts/box.ts";

/** The first set-up still to be done: its one-time code, or null where it may not be shown. */
export interface SetUpToDo {
  readonly code: string | null;
}

/**
 * What a person reads when the box is ready: where the pages are and how to set them up, where telephones register, and
 * how to get the first two going.
 */
export function welcome(status: BoxStatus, localAddresses: readonly string[], setUp: SetUpToDo | null): string {
  const { settings } = status;
  const addresses = registrars(settings, localAddresses);
  const home = `--home ${settings.home}`;
  const hasPages = status.processes.some(({ name }) => name === "web");
  return [
    "",
    "SipleoBox is ready.",
    "",
    ...(hasPages
      ? [`  Administration          ${addresses.map((address) => pages(address, settings)).join("  ")}`]
      : []),
    ...(hasPages && setUp !== null
      ? [`  One-time set-up code    ${setUp.code ?? `npx sipleo setup-code ${home}`}`]
      : []),
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

const pages = (address: string, { httpsPort }: BoxSettings): string =>
  `https://${httpsPort === 443 ? host(address) : hostPort(address, httpsPort)}/`;

/** The addresses that were asked for; those of the machine in place of "all of them". */
export function registrars(settings: BoxSettings, localAddresses: readonly string[]): string[] {
  const found = settings.bind.flatMap((address) => {
    if (address === "0.0.0.0") return localAddresses.filter((one) => !one.includes(":"));
    return address === "::" ? localAddresses.filter((one) => one.includes(":")) : [address];
  });
  const unique = [...new Set(found)];
  return unique.length === 0 ? ["127.0.0.1"] : unique;
}

const host = (address: string): string => (address.includes(":") ? `[${address}]` : address);

const hostPort = (address: string, port: number): string => `${host(address)}:${port}`;
