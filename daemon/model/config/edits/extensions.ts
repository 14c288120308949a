import type { ConfigurationDocument } from "../document.ts";
import { withReferences } from "./references.ts";

/** Takes an extension out, and out of everything that names it. */
export function withoutExtension(document: ConfigurationDocument, number: string): ConfigurationDocument {
  const extensions = document.extensions.filter((extension) => extension.number !== number);
  return withReferences({ ...document, extensions }, (named) => (named === number ? null : named));
}

/**
 * Gives an extension another number, which is followed by all that names the old one. Whether the new number is free is
 * for the sense rules to say.
 */
export function renumbered(document: ConfigurationDocument, from: string, to: string): ConfigurationDocument {
  const extensions = document.extensions.map((extension) =>
    extension.number === from ? { ...extension, number: to } : extension,
  );
  return withReferences({ ...document, extensions }, (named) => (named === from ? to : named));
}
