/** A text as it is searched: accents, capitals and spaces around do not count. */
export const plainText = (text: string): string => text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase().trim();
