import { xmlEscaped, xmlText } from "./xml-text.ts";

/** An element with a text of people in it. */
export const textElement = (name: string, text: string): string => `<${name}>${xmlEscaped(xmlText(text))}</${name}>`;

/** An element around others. */
export const elementOf = (name: string, ...inside: readonly string[]): string =>
  `<${name}>${inside.join("")}</${name}>`;

export const XML_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
