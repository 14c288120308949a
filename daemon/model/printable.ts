const usual = 40;

/**
 * Text from outside (what is dialled, what a device calls itself) as it may stand in a sentence: cut, and without
 * anything that a terminal or a page would act upon: control characters, marks of writing direction, line separators,
 * halves of a character. Printable text stays as it is, however often it passes here.
 */
export const printable = (text: string, most = usual): string =>
  [...text.slice(0, 2 * most)]
    .slice(0, most)
    .join("")
    .replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, "\ufffd");
