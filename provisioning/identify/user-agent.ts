import type { Claim } from "./identity.ts";
import { readMac } from "./mac.ts";
import { aastraModel } from "./vendor-class.ts";

type Said = Pick<Claim, "family" | "model" | "firmware" | "mac">;

/** No telephone says more; what is longer is not read. */
const longest = 200;

/** 12 digits with one kind of separator or none, so that a version is not taken for an address. */
const addressIn = (text: string): string | null =>
  readMac(
    /(?<![\dA-F])(?:[\dA-F]{2}([:-]))(?:[\dA-F]{2}\1){4}[\dA-F]{2}(?![\dA-F])|(?<![\dA-F.])[\dA-F]{12}(?![\dA-F.])/i.exec(
      text,
    )?.[0] ?? "",
  );

const AASTRA = /^(?:Aastra|Mitel)[ -]?(\d{2,4}\w{0,3})(?:\/(\d[\w.]*))?/;
const YEALINK = /^yealink[ -]+(?:SIP[ -]+)?(?:(?:VP-)?([A-Z]{1,2}\d{2,3}[A-Z0-9_]*))?\s*(\d+\.\d+\.\d+\.\d+)?/i;
/** Two lines of Yealink that leave the maker's name out: one with a camera, and bases. */
const YEALINK_UNNAMED = /^(VP530P?|W\d\d(?:P|B|DM))\s+(\d+\.\d+\.\d+\.\d+)/;
const DEPAEPE = /^depaepe\b(?:[ -]+([A-Z]\w*))?(?:\s+(\d+\.\d+\.\d+\.\d+))?/i;
const GIGASET =
  /^(?:Gigaset[ -])?([A-Z]+\d{2,3}[A-Z]*(?:[ -](?:IP|DM))?(?:[ -]PRO)?|Maxwell (?:Basic|\d+))(?:\/([\w.+-]+))?/;

/** What a telephone says of itself over HTTP or SIP; null: it is none of ours. Case, quotes and spaces vary. */
export function userAgentSays(userAgent: string): Said | null {
  const text = userAgent
    .slice(0, longest)
    .trim()
    .replace(/^"(.*)"$/, "$1");
  const mac = addressIn(text);
  const aastra = AASTRA.exec(text);
  if (aastra !== null) {
    const firmware = /\bV:(\d[\w.]*)/.exec(text)?.[1] ?? aastra[2] ?? null;
    return { family: "aastra", model: aastraModel(aastra[1] ?? ""), firmware, mac };
  }
  const yealink = YEALINK_UNNAMED.exec(text) ?? YEALINK.exec(text);
  if (yealink !== null) {
    return { family: "yealink", model: yealink[1]?.toUpperCase() ?? null, firmware: yealink[2] ?? null, mac };
  }
  const depaepe = DEPAEPE.exec(text);
  if (depaepe !== null) {
    return { family: "depaepe", model: depaepe[1]?.toUpperCase() ?? null, firmware: depaepe[2] ?? null, mac };
  }
  const gigaset = GIGASET.exec(text);
  if (gigaset !== null && (/^Gigaset/.test(text) || /^(?:N\d{3}|Maxwell)/.test(text))) {
    const model = (gigaset[1] ?? "").replaceAll("-", " ");
    return { family: "gigaset", model, firmware: gigaset[2] ?? null, mac };
  }
  return null;
}
