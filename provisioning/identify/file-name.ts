import type { Claim } from "./identity.ts";
import { readMac } from "./mac.ts";

type Said = Pick<Claim, "family" | "model" | "mac">;

const said = (family: Said["family"], model: string | null = null, mac: string | null = null): Said => ({
  family,
  model,
  mac,
});

/** Names that only one maker's telephones ask for. */
const FORMS: readonly (readonly [RegExp, (found: readonly string[]) => Said])[] = [
  [/^(?:aastra\.cfg|aastra\.tuz|security\.tuz|startup\.cfg|startup\.lic)$/, () => said("aastra")],
  [/^(6[789]\d\di?(?:CT)?|9\d{3}i(?:CT)?)\.(?:cfg|st|tuz)$/, ([, model = ""]) => said("aastra", model)],
  [
    /^([0-9A-F]{12})\.(?:cfg|tuz|lic)$/,
    ([, mac = ""]) => said(/[A-F]/.test(mac) ? "aastra" : null, null, readMac(mac)),
  ],
  [/^y0{9}\d{3}\.(?:cfg|boot)$/, () => said("yealink")],
  [
    /^([0-9a-f]{12})(?:\.cfg|\.boot|-local\.cfg|-contact\.xml)$/,
    ([, mac = ""]) => said(/[a-f]/.test(mac) ? "yealink" : null, null, readMac(mac)),
  ],
  [/^([0-9A-Fa-f]{12})\.xml$/, ([, mac = ""]) => said("gigaset", null, readMac(mac))],
  [
    /^Gigaset(P[78]\d[\dx])(?:-([0-9A-Fa-f]{12}))?(?:-firmware)?\.htm$/,
    // An `x` stands for any of a family.
    ([, model = "", mac = ""]) => said("gigaset", model.endsWith("x") ? null : model, readMac(mac)),
  ],
  [/^master\.bin$|^baselines\.bin$/, () => said("gigaset")],
];

/** What the last part of a path that was asked for says; null: anybody might ask for it. */
export function fileNameSays(path: string): Said | null {
  const name = path.slice(path.lastIndexOf("/") + 1).slice(0, 64);
  for (const [form, meant] of FORMS) {
    const found = form.exec(name);
    if (found !== null) return meant(found);
  }
  return null;
}
