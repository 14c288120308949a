import type { DhcpWords } from "../../words/dhcp.fr.ts";

interface TelephoneOption {
  readonly code: keyof DhcpWords["telephoneOptions"];
  /** As one types it into the router. */
  readonly value: string;
}

/** By its own address in an option a telephone finds the box; the maker's redirection service is not asked. */
const URL_OF_AASTRA = 2;
const ASKS_REDIRECTION_OF_AASTRA = 3;

/**
 * What another DHCP server tells telephones so that they find their settings at `url`, the best known first. Option 43 is
 * in hexadecimal (RFC 2132 §8.4): address, then « no redirection ». Pure [DHC-07].
 */
export const telephoneOptions = (url: string): readonly TelephoneOption[] => [
  { code: "66", value: url },
  { code: "114", value: url },
  { code: "160", value: url },
  {
    code: "43",
    value: hexadecimal([
      ...[URL_OF_AASTRA, url.length, ...new TextEncoder().encode(url)],
      ...[ASKS_REDIRECTION_OF_AASTRA, 1, 0],
    ]),
  },
];

/** Where telephones find their settings: at an address, for they need not know the name by which a browser came. Pure. */
export function settingsAddress(
  host: string,
  interfaces: readonly { readonly address: string }[],
  port: number,
): string {
  const known = interfaces.some(({ address }) => address === host) ? host : (interfaces[0]?.address ?? host);
  return `http://${known}:${port}/`;
}

const hexadecimal = (bytes: readonly number[]): string =>
  bytes.map((byte) => byte.toString(16).padStart(2, "0")).join("");
