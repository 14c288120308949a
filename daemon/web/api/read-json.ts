import type { Problem } from "../../contracts/api/problem.ts";
import { words } from "../../model/config/field.ts";
import { badRequest } from "./problems.ts";

export type ReadJson =
  | { readonly kind: "value"; readonly value: unknown }
  | { readonly kind: "refused"; readonly problem: Problem };

const utf8 = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** The value of a JSON text (RFC 8259: UTF-8 without a byte order mark). */
export function readJson(bytes: Uint8Array): ReadJson {
  const text = decode(bytes);
  if (text === undefined) return refuse("not-utf8", "Le corps n'est pas de l'UTF-8.", "The body is not UTF-8.");
  if (isTooDeep(text))
    return refuse("too-deep", "Le corps est imbriqué trop profondément.", "The body is nested too deep.");
  try {
    return { kind: "value", value: JSON.parse(text) };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const where = /position (\d+)/.exec(error.message)?.[1];
    const fr = where === undefined ? "" : ` (vers le caractère ${where})`;
    const en = where === undefined ? "" : ` (near character ${where})`;
    return refuse("ill-formed-json", `Le corps n'est pas du JSON${fr}.`, `The body is not JSON${en}.`);
  }
}

/** Nothing of ours goes half as deep; who walks through some thousands of levels runs out of stack. */
const DEEPEST = 100;

/** Whether arrays and objects of a JSON text stand within each other deeper than that. */
function isTooDeep(text: string): boolean {
  let [depth, isText] = [0, false];
  for (let at = 0; at < text.length; at++) {
    const sign = text[at];
    if (sign === '"') isText = !isText;
    else if (isText) at += sign === "\\" ? 1 : 0;
    else if (sign === "[" || sign === "{") depth += 1;
    else if (sign === "]" || sign === "}") depth -= 1;
    if (depth > DEEPEST) return true;
  }
  return false;
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    // TypeError is all that a fatal decoder throws.
    return undefined;
  }
}

const refuse = (code: string, fr: string, en: string): ReadJson => ({
  kind: "refused",
  problem: badRequest(code, words(fr, en)),
});

/** `application/json`, with no parameter but the charset that JSON has anyway (RFC 8259 §11). */
export const isJsonType = (contentType: string | undefined): boolean =>
  /^application\/json\s*(?:;\s*charset="?utf-8"?\s*)?$/i.test(contentType ?? "");
