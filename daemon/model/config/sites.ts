import { type Static, Type } from "typebox";
import { field, words } from "./field.ts";

/** One place where the office has telephones [MEX-01, POS-11]. Its name is what extensions refer to. */
export const siteSchema = Type.Object(
  {
    name: Type.String({
      minLength: 1,
      maxLength: 64,
      // A browser takes `.` and `..` out of an address before it asks.
      pattern: "^(?!\\.\\.?$)[^\\u0000-\\u001f\\u007f]*$",
      ...field(
        words("Nom", "Name"),
        words("Nom du site, par exemple Siège.", "Name of the site, such as Head office."),
        "live",
        words(
          "du texte sans caractère de contrôle, ni « . » ni « .. »",
          "text without control characters, not `.` or `..`",
        ),
      ),
    }),
    address: Type.String({
      maxLength: 200,
      default: "",
      pattern: "^[^\\u0000-\\u0009\\u000b-\\u001f\\u007f]*$",
      ...field(
        words("Adresse", "Address"),
        words("Adresse postale, pour les secours.", "Postal address, for the emergency services."),
        "live",
        words("200 caractères au plus", "200 characters at most"),
      ),
    }),
  },
  {
    additionalProperties: false,
    ...field(words("Site géographique", "Site"), words("Un lieu de l'entreprise.", "A place of the office.")),
  },
);

export const sitesSchema = Type.Array(siteSchema, {
  maxItems: 200,
  default: [],
  ...field(words("Sites géographiques", "Sites"), words("Les lieux de l'entreprise.", "The places of the office.")),
});

export type Site = Static<typeof siteSchema>;

/** The name of a site as the document keeps it: composed and decomposed accents are the same name. */
export const normaliseSiteName = (typed: string): string => typed.trim().normalize("NFC");
