/** `contact@exemple.fr`, `www.exemple.fr`, `https://exemple.fr/aide` */
const ADDRESS =
  /(?<![\p{L}\p{N}@.])(?:https?:\/\/)?[\w.+-]*\w(?:@[\w-]+)?(?:\.[\w-]+)*\.[a-z]{2,10}(?:\/[\w./-]*)?(?![\p{L}\p{N}])/giu;

/** Addresses of the web and of mail, sign by sign where signs are said. Pure. */
export const spellAddresses = (text: string): string =>
  text.replaceAll(ADDRESS, (address) => (isAddress(address) ? spelled(address) : address));

/** Two words with a point between them are no address; a top-level domain or an at sign makes one. */
const isAddress = (text: string): boolean =>
  text.includes("@") ||
  /^(https?:\/\/|www\.)/i.test(text) ||
  /\.(fr|com|net|org|eu|info|io|pro|be|ch|lu|re)(\/|$)/i.test(text);

const spelled = (address: string): string =>
  address
    .replace(/^https?:\/\//i, "")
    .replace(/\/$/, "")
    .replace(/^www\./i, "w w w point ")
    .replaceAll("@", " arobase ")
    .replaceAll(".", " point ")
    .replaceAll("/", " slash ")
    .replaceAll("_", " tiret bas ")
    .replaceAll("-", " tiret ")
    .replaceAll("+", " plus ")
    .replaceAll(/ {2,}/g, " ");
