import { formOfPrefix } from "../../../daemon/model/plan/number-form.ts";
import { NUMBER_FORMS, type NumberForm } from "../../../daemon/model/plan/number-forms.ts";
import { parsePrefixNotation } from "../../../daemon/model/plan/prefix-notation.ts";

/** The four fields of a line by which its numbers are written, as they stand in a form. */
export interface LinePrefix {
  readonly form: string;
  readonly prefix: string;
  readonly internationalPrefix: string;
  readonly nationalPrefix: string;
}

export type PrefixChoice = NumberForm | "custom";

/** The numbers of France: there is one country today (model/config/system.ts). */
const COUNTRY = "FR";
const USUAL = { internationalPrefix: "00", nationalPrefix: "0" } as const;
const LOCAL: Readonly<Record<NumberForm, string>> = { national: "", "00": "0033", e164: "+33", bare: "33" };

const formIn = (form: string): NumberForm => NUMBER_FORMS.find((one) => one === form) ?? "national";

/** What the selector shows: one of the usual forms, or « Personnalisé » [LIG-14, LIG-15]. */
export function choiceOf({ form, prefix, internationalPrefix, nationalPrefix }: LinePrefix): PrefixChoice {
  const isUsual = internationalPrefix === USUAL.internationalPrefix && nationalPrefix === USUAL.nationalPrefix;
  return isUsual && prefix === "" ? formIn(form) : "custom";
}

/** As the guide writes it: a plain prefix, or `n1?n2.n3` [LIG-16, A-09]. */
export function notationOf({ form, prefix, internationalPrefix, nationalPrefix }: LinePrefix): string {
  const local = prefix === "" ? LOCAL[formIn(form)] : prefix;
  const isUsual = internationalPrefix === USUAL.internationalPrefix && nationalPrefix === USUAL.nationalPrefix;
  return isUsual ? local : `${local}?${internationalPrefix}.${nationalPrefix}`;
}

export const prefixOfForm = (form: NumberForm): LinePrefix => ({ form, prefix: "", ...USUAL });

/** What was typed as « Préfixe personnalisé »; null: it is no prefix. */
export function readNotation(typed: string): LinePrefix | null {
  const read = parsePrefixNotation(typed);
  if (!read.ok) return null;
  const { local, international, national } = read.prefixes;
  const form = formOfPrefix(local ?? "", COUNTRY);
  return {
    form: form ?? "national",
    prefix: form === undefined ? (local ?? "") : "",
    internationalPrefix: international ?? USUAL.internationalPrefix,
    nationalPrefix: national ?? USUAL.nationalPrefix,
  };
}
