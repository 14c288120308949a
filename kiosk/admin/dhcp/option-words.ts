import type { DhcpWords } from "../../words/dhcp.fr.ts";

/** A DHCP option that a device asked for, in words and by its number: « serveur de configuration (66) ». Pure. */
export function optionWords(code: number, t: DhcpWords): string {
  const names: Readonly<Record<number, string>> = t.optionNames;
  const name = Object.hasOwn(names, code) ? names[code] : undefined;
  return name === undefined ? t.unknownOption(code) : t.numbered(name, code);
}
