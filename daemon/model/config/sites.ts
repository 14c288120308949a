import { type Static, Type } from "typebox";
import { INTERNAL_NUMBER } from "../numbers.ts";
import { field, words } from "./field.ts";
import { calledField, publicNumberField } from "./named-fields.ts";

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
          "1 à 64 caractères, sans caractère de contrôle, ni « . » ni « .. »",
          "1 to 64 characters without control characters, not . or ..",
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
    emergencyTrunks: Type.Array(
      Type.String({ pattern: INTERNAL_NUMBER, expects: words("le numéro d'une ligne", "the number of a line") }),
      {
        maxItems: 10,
        default: [],
        ...field(
          words("Lignes de secours", "Emergency lines"),
          words(
            "Lignes des appels d'urgence du site, dans l'ordre : leurs numéros doivent être ceux du lieu.",
            "Lines of emergency calls of the site, in order: their numbers must belong to the place.",
          ),
        ),
      },
    ),
    emergencyNumber: publicNumberField(
      words("Numéro présenté aux secours", "Number presented in an emergency"),
      words(
        "Numéro où les secours rappellent ; vide : celui de la ligne.",
        "Where rescuers call back; empty: that of the line.",
      ),
    ),
    emergencyContact: calledField(
      words("Contact prévenu", "Contact"),
      words(
        "Poste, groupe ou numéro externe appelé et prévenu quand un poste du site appelle les secours ; vide : celui de l'installation.",
        "Extension, group or external number that is called and told when a telephone of the site calls for help; empty: that of the installation.",
      ),
    ),
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
