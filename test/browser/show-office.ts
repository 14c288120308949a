import { officeDocument } from "../rig/office.ts";

const names = ["Gérant", "Secrétaire", "Commercial", "Magasin", "Atelier"];

/** A small office as its pages are shown in pictures. */
export function showOffice(): Record<string, unknown> {
  const numbers = names.map((_, index) => String(201 + index));
  const document = officeDocument({ numbers });
  const extensions = Array.isArray(document.extensions) ? document.extensions : [];
  return {
    ...document,
    sites: [{ name: "Siège", address: "12 rue de la Paix, 75002 Paris" }],
    extensions: extensions.map((extension: object, index) => ({ ...extension, name: names[index], site: "Siège" })),
  };
}
