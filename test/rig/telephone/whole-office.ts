import { numbersFrom, officeDocument, passwordOf } from "../office.ts";
import type { Phones } from "../phones-in.ts";
import type { Device } from "./firmware.ts";
import type { Happening } from "./happening.ts";

const KINDS: readonly Omit<Device, "mac">[] = [
  { maker: "yealink", model: "T46S", version: "66.86.0.15" },
  { maker: "aastra", model: "6731i", version: "3.3.1.4365" },
  { maker: "aastra", model: "6867i", version: "5.1.0.2024" },
  { maker: "gigaset", model: "N870 IP PRO", version: "83.V2.39.0" },
  { maker: "depaepe", model: "T28P", version: "2.72.0.30" },
];
const PREFIXES: Readonly<Record<Device["maker"], string>> = {
  ...{ yealink: "001565", aastra: "00085D", gigaset: "7C2F80", depaepe: "E437D7" },
};

/** As many telephones, of each kind in turn. */
export const manyDevices = (count: number): readonly Device[] =>
  Array.from({ length: count }, (_, index) => {
    const kind = KINDS[index % KINDS.length] ?? KINDS[0];
    if (kind === undefined) throw new Error("there are kinds");
    return { ...kind, mac: `${PREFIXES[kind.maker]}${(0xa00000 + index).toString(16).toUpperCase()}` };
  });

/** An office in which each of them is the telephone of an extension, from 2001 on, and the box gives addresses. */
export const officeOfMany = (devices: readonly Device[]): Record<string, unknown> => {
  const numbers = numbersFrom(2001, devices.length);
  return officeDocument({
    numbers,
    change: (document) => ({
      ...document,
      extensions: numbers.map((number, index) => ({
        ...{ number, name: `Poste ${number}`, sipPassword: passwordOf(number), macAddress: devices[index]?.mac },
      })),
      groups: [],
      dhcp: { isOn: true, interface: "lan0", poolFirst: "10.77.1.1", poolLast: "10.77.2.254" },
    }),
  });
};
export const OFFICE_ADDRESS = "10.77.0.1/22";

export interface Progress {
  readonly leased: readonly number[];
  readonly filed: readonly number[];
  readonly registered: readonly number[];
  /** Registrations that were tried in vain. */
  readonly refused: number;
}

/** When each of the telephones was so far for the first time since then, milliseconds since 1970, earliest first. */
export function progressSince(phones: Phones, from: number): Progress {
  const since = phones.happenings().slice(from);
  const first = (is: (one: Happening) => boolean): readonly number[] => {
    const at = new Map<string, number>();
    for (const one of since) if (is(one) && !at.has(one.mac)) at.set(one.mac, one.at);
    return [...at.values()].sort((one, other) => one - other);
  };
  return {
    leased: first(({ what }) => what === "leased"),
    filed: first((one) => one.what === "file" && one.status === 200 && one.url.toUpperCase().includes(one.mac)),
    registered: first(({ what }) => what === "registered"),
    refused: since.filter(({ what }) => what === "not registered").length,
  };
}
