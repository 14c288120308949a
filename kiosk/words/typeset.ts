/**
 * French typography for sentences that come from schemas and services with ordinary spaces: a no-break space before
 * : ; ? ! and inside guillemets, an apostrophe that is one. English is left as it is.
 */
export function typeset(text: string, language: "fr" | "en"): string {
  if (language === "en") return text;
  return text
    .replaceAll(/ ([;?!])/g, "\u202f$1")
    .replaceAll(/ :/g, "\u00a0:")
    .replaceAll(/« /g, "«\u00a0")
    .replaceAll(/ »/g, "\u00a0»")
    .replaceAll(/(\p{L})'(?=\p{L})/gu, "$1’");
}
