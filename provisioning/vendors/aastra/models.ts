import type { PhoneModel } from "../../driver.ts";

export interface AastraModel extends PhoneModel {
  /** Keys beside or under the screen, in the order in which positions count them. */
  readonly programmable: number;
  readonly top: number;
  readonly bottom: number;
  /** `67`: firmware ends at 3.3.1, file `aastra.cfg`; `68`, `69`: from 4.0 and 5.0, file `startup.cfg`. */
  readonly series: "67" | "68" | "69";
  readonly ldap: boolean;
  /** What it has no button for: functions of its own, on the key of that position unless somebody programs it. */
  readonly functions: ReadonlyMap<number, AastraFunction>;
}

/** `callers`: who called; `conf` and `xfer`: during a call. */
export type AastraFunction = "callers" | "directory" | "conf" | "xfer";

const FUNCTIONS: Readonly<Record<string, readonly (readonly [position: number, does: AastraFunction])[]>> = {
  "6730i": [
    [5, "callers"],
    [7, "directory"],
  ],
  "6731i": [[8, "directory"]],
  "6735i": [
    [5, "callers"],
    [7, "directory"],
  ],
  "6737i": [
    [5, "callers"],
    [11, "directory"],
  ],
  "6739i": [[3, "directory"]],
  "6753i": [
    [3, "callers"],
    [4, "directory"],
    [5, "conf"],
    [6, "xfer"],
  ],
  "6755i": [
    [5, "callers"],
    [7, "directory"],
  ],
  "6757i": [
    [5, "callers"],
    [11, "directory"],
  ],
  "6869i": [[48, "directory"]],
  "6873i": [[52, "directory"]],
};

type Row = readonly [
  name: string,
  accounts: number,
  programmable: number,
  top: number,
  bottom: number,
  modules?: 0 | 3,
];

/** Firmware of these speaks TLS 1.0. */
const SERIES_67: readonly Row[] = [
  ["6730i", 6, 8, 0, 0],
  ["6731i", 6, 8, 0, 0],
  ["6735i", 9, 6, 0, 20, 3],
  ["6737i", 9, 0, 10, 20, 3],
  ["6739i", 9, 0, 0, 55, 3],
  ["6753i", 9, 6, 0, 0, 3],
  ["6755i", 9, 6, 0, 20, 3],
  ["6757i", 9, 0, 10, 20, 3],
  ["9143i", 9, 7, 0, 0],
  ["9480i", 9, 0, 0, 6],
];

const SERIES_68: readonly Row[] = [
  ["6863i", 9, 3, 0, 0],
  ["6865i", 9, 8, 0, 0, 3],
  ["6867i", 9, 0, 20, 18, 3],
  ["6869i", 9, 0, 44, 24, 3],
  ["6873i", 9, 0, 48, 24, 3],
];

const SERIES_69: readonly Row[] = [
  ["6905", 9, 3, 0, 0],
  ["6910", 9, 8, 0, 0],
  ["6915", 9, 0, 10, 0, 3],
  ["6920", 9, 0, 10, 0, 3],
  ["6930", 9, 0, 22, 0, 3],
  ["6940", 9, 0, 24, 0, 3],
  ["6970", 9, 0, 24, 0],
];

/** Of the largest module: M675i has 60 keys, M685i 84. A smaller one shows the first of them. */
const moduleKeys = { "67": 60, "68": 84, "69": 84 } as const;

const modelOf =
  (series: AastraModel["series"]) =>
  ([name, accounts, programmable, top, bottom, modules = 0]: Row): AastraModel => ({
    name,
    accounts,
    programmable,
    top,
    bottom,
    keys: programmable + top + bottom,
    firstIsLine: false,
    modules,
    moduleKeys: modules === 0 ? 0 : moduleKeys[series],
    series,
    encrypts: series !== "67",
    ldap: series !== "67" || name === "6739i",
    functions: new Map(FUNCTIONS[name] ?? []),
  });

export const AASTRA_MODELS: readonly AastraModel[] = [
  ...SERIES_67.map(modelOf("67")),
  ...SERIES_68.map(modelOf("68")),
  ...SERIES_69.map(modelOf("69")),
];

/** The row of a model; `CT` (a cordless handset beside it) and `w` (without wire) change nothing of it. */
export function aastraModelNamed(name: string | null): AastraModel | null {
  const bare = (name ?? "").replace(/^(?:Aastra|Mitel)\s*/i, "").replace(/(?:CT|w|d)$/, "");
  return AASTRA_MODELS.find((model) => model.name === bare) ?? null;
}
