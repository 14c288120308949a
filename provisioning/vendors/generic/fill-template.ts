import type { Template } from "../../../daemon/model/phone-template/compile-template.ts";
import { oneLine } from "../../keys/one-line.ts";
import { xmlEscaped, xmlText } from "../../keys/xml-text.ts";
import type { View } from "./view.ts";

/** How values are made harmless: `line` for files of lines, `xml` for XML. No place is without one. */
export type Escape = "line" | "xml";

const ESCAPES: Readonly<Record<Escape, (text: string) => string>> = {
  line: oneLine,
  xml: (text) => xmlEscaped(xmlText(text)),
};

/** The text of a template for one telephone. */
export function fillTemplate(template: Template, view: View, way: Escape): string {
  return filled(template, [view], ESCAPES[way]);
}

function filled(template: Template, scopes: readonly View[], harmless: (text: string) => string): string {
  const look = (name: string) => scopes.find((scope) => scope.has(name))?.get(name);
  const parts = template.map((piece) => {
    if (piece.kind === "text") return piece.text;
    const value = look(piece.name);
    if (piece.kind === "place") return typeof value === "string" ? harmless(value) : "";
    const there = value !== undefined && !(Array.isArray(value) && value.length === 0);
    if (piece.absent) return there ? "" : filled(piece.pieces, scopes, harmless);
    if (!there) return "";
    if (typeof value === "string") return filled(piece.pieces, scopes, harmless);
    const each: readonly View[] = isView(value) ? [value] : value;
    return each.map((one) => filled(piece.pieces, [one, ...scopes], harmless)).join("");
  });
  return parts.join("");
}

const isView = (value: View | readonly View[]): value is View => value instanceof Map;
