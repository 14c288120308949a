import type { PhoneModel } from "../../driver.ts";

/**
 * Four families of files that have nothing in common: `typed` elements, `symbols` with two layers of quotes, `params` by
 * name, `settings` of snom's kind; `none`: no file is read.
 */
export type GigasetForm = "typed" | "symbols-510" | "symbols-720" | "params-base" | "params-desk" | "settings" | "none";

export interface GigasetModel extends PhoneModel {
  readonly form: GigasetForm;
  /** What a file calls itself, at most 20 characters. */
  readonly profile: string;
}

type Row = readonly [name: string, form: GigasetForm, accounts: number, keys?: number, encrypts?: boolean];

const ROWS: readonly Row[] = [
  ["DE310 IP PRO", "typed", 4],
  ["DE410 IP PRO", "typed", 6],
  ["DE700 IP PRO", "typed", 12],
  ["DE900 IP PRO", "typed", 12],
  ["N510 IP PRO", "symbols-510", 6],
  ["N720 DM PRO", "symbols-720", 100],
  ["N610 IP PRO", "params-base", 8],
  ["N670 IP PRO", "params-base", 20],
  ["N770 IP PRO", "params-base", 20],
  ["N870 IP PRO", "params-base", 20],
  ["N870E IP PRO", "params-base", 20],
  ["Maxwell Basic", "params-desk", 4],
  ["Maxwell 2", "params-desk", 4, 8],
  ["Maxwell 3", "params-desk", 4, 8],
  ["Maxwell 4", "params-desk", 4, 8],
  ["P710", "settings", 4, 4, true],
  ["P810", "settings", 4, 4, true],
  ["P820", "settings", 4, 28, true],
  ["P825", "settings", 4, 28, true],
  ["P850", "settings", 4, 36, true],
  ["P855", "settings", 4, 36, true],
  ["C470 IP", "none", 0],
  ["C590 IP", "none", 0],
  ["S675 IP", "none", 0],
];

export const GIGASET_MODELS: readonly GigasetModel[] = ROWS.map(
  ([name, form, accounts, keys = 0, encrypts = false]) => ({
    name,
    form,
    profile: name
      .split(" ")
      .slice(0, name.startsWith("Maxwell") ? 2 : 1)
      .join(" "),
    accounts,
    keys,
    firstIsLine: false,
    modules: 0,
    moduleKeys: 0,
    encrypts,
  }),
);

const bare = (name: string): string =>
  name
    .replace(/^Gigaset\s+/i, "")
    .replaceAll(/[^A-Z0-9]/gi, "")
    .toUpperCase();

/** The row of a model, however it writes its name: `N510 IP PRO`, `C470IP`, `N720-DM-PRO`, `P820`. */
export function gigasetModel(name: string | null): GigasetModel | null {
  const said = bare(name ?? "");
  if (said === "") return null;
  return (
    GIGASET_MODELS.find((model) => bare(model.name) === said) ??
    GIGASET_MODELS.find((model) => bare(model.profile) === said.replace(/(?:IP|DM)?(?:PRO)?$/, "")) ??
    null
  );
}
