import type { Claim } from "./identity.ts";

type Said = Pick<Claim, "family" | "model">;

/** Models of the 675x family call themselves by two digits. */
const SHORT_AASTRA: Readonly<Record<string, string>> = {
  "51i": "6751i",
  "53i": "6753i",
  "55i": "6755i",
  "57i": "6757i",
  "57iCT": "6757iCT",
};

/** A model of Aastra as the table has it. */
export const aastraModel = (said: string): string => SHORT_AASTRA[said] ?? said;

const gigasetModel = (said: string): string => said.replace(/^Gigaset[_ ]/, "").replaceAll("_", " ");

const FORMS: readonly (readonly [RegExp, (said: string) => Said])[] = [
  [/^(?:Aastra|Mitel)IPPhone(\w*)$/, (said) => ({ family: "aastra", model: said === "" ? null : aastraModel(said) })],
  // 69xx as they leave the factory, before they speak SIP.
  [/^(ipphone\.mitel\.com)$/, () => ({ family: "aastra", model: null })],
  [/^((?:Gigaset_)?[NCS]\d{3}[A-Z0-9]*(?:_[A-Z0-9]+)*)$/, (said) => ({ family: "gigaset", model: gigasetModel(said) })],
  [/^(yealink)$/i, () => ({ family: "yealink", model: null })],
];

/** What DHCP option 60 says; null: it is none of ours. */
export function vendorClassSays(vendorClass: string): Said | null {
  for (const [form, meant] of FORMS) {
    const found = form.exec(vendorClass);
    if (found !== null) return meant(found[1] ?? "");
  }
  return null;
}
