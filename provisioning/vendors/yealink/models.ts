import type { PhoneModel } from "../../driver.ts";

export interface YealinkModel extends PhoneModel {
  /** Stands in the name of its common file; from 23 on also before its firmware's version: 66.86.0.15 is a T46S whatever it calls itself. */
  readonly code: number;
  readonly lineKeys: number;
  readonly memoryKeys: number;
  /** Its handsets have the screens. */
  readonly isBase: boolean;
}

type Row = readonly [
  name: string,
  code: number,
  accounts: number,
  lineKeys: number,
  memoryKeys: number,
  modules?: 0 | 3,
];

/** Firmware of these ends at V80 or before: TLS 1.0, which the box does not speak. */
const OLD: readonly Row[] = [
  ["T18P", 8, 1, 0, 0],
  ["T19P", 31, 1, 0, 0],
  ["T20P", 7, 2, 2, 0],
  ["T21P", 34, 2, 2, 0],
  ["T22P", 5, 3, 3, 0],
  ["T26P", 4, 3, 3, 10],
  ["T28P", 0, 6, 6, 10],
  ["T32G", 32, 3, 3, 0],
  ["T38G", 38, 6, 6, 10],
  ["VP530", 23, 4, 0, 0],
  ["CP860", 37, 1, 0, 0],
];

const MODERN: readonly Row[] = [
  ["T19P_E2", 53, 1, 0, 0],
  ["T21P_E2", 52, 2, 2, 0],
  ["T23G", 44, 3, 3, 0],
  ["T27G", 69, 6, 21, 0, 3],
  ["T27P", 45, 6, 21, 0, 3],
  ["T29G", 46, 16, 27, 0, 3],
  ["T31", 123, 2, 2, 0],
  ["T33G", 124, 4, 12, 0],
  ["T34W", 171, 4, 12, 0],
  ["T40P", 54, 3, 3, 0],
  ["T40G", 76, 3, 3, 0],
  ["T41P", 36, 6, 15, 0],
  ["T41S", 68, 6, 15, 0],
  ["T42G", 29, 12, 15, 0],
  ["T42S", 67, 12, 15, 0],
  ["T42U", 116, 12, 15, 0],
  ["T43U", 107, 12, 21, 0, 3],
  ["T46G", 28, 16, 27, 0, 3],
  ["T46S", 66, 16, 27, 0, 3],
  ["T46U", 108, 16, 27, 0, 3],
  ["T48G", 35, 16, 29, 0, 3],
  ["T48S", 65, 16, 29, 0, 3],
  ["T48U", 109, 16, 29, 0, 3],
  ["T49G", 51, 16, 29, 0],
  ["T53", 95, 12, 21, 0, 3],
  ["T54W", 96, 16, 27, 0, 3],
  ["T57W", 97, 16, 29, 0, 3],
  ["T58W", 150, 16, 27, 0, 3],
  ["CP920", 78, 1, 0, 0],
  ["W52P", 25, 5, 0, 0],
  ["W60B", 77, 8, 0, 0],
  ["W70B", 146, 10, 0, 0],
];

/** Modules of the G and S models have 40 keys (EXP20, EXP40), those after them 60 (EXP43, EXP50). */
const moduleKeysOf = (name: string): number => (/^T(?:43|5)|U$/.test(name) ? 60 : 40);

const modelOf =
  (encrypts: boolean) =>
  ([name, code, accounts, lineKeys, memoryKeys, modules = 0]: Row): YealinkModel => ({
    name,
    code,
    accounts,
    lineKeys,
    memoryKeys,
    keys: lineKeys + memoryKeys,
    isBase: name.startsWith("W"),
    firstIsLine: lineKeys > 0,
    modules,
    moduleKeys: modules === 0 ? 0 : moduleKeysOf(name),
    encrypts,
  });

export const YEALINK_MODELS: readonly YealinkModel[] = [...OLD.map(modelOf(false)), ...MODERN.map(modelOf(true))];

/** The oldest carry one number in the name of their common file and another in their firmware. */
const OLD_FIRMWARE: Readonly<Record<string, string>> = { 2: "T28P", 6: "T26P", 7: "T22P", 9: "T20P", 18: "T18P" };

/** The row of a model by its name, a name that differs only in how it is connected (T53W, T31P), or its firmware, whatever its maker calls it. */
export function yealinkModel(name: string | null, firmware: string | null): YealinkModel | null {
  const code = /^(\d+)\.\d+\./.exec(firmware ?? "")?.[1] ?? "";
  const series = /^[A-Z]+\d+/.exec(name ?? "")?.[0];
  const named = (wanted: string | undefined) => YEALINK_MODELS.find((model) => model.name === wanted);
  return (
    named(name ?? undefined) ??
    named(series) ??
    named(OLD_FIRMWARE[code]) ??
    YEALINK_MODELS.find((model) => model.code > 22 && String(model.code) === code) ??
    null
  );
}
