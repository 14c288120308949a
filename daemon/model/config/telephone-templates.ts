import { type Static, Type } from "typebox";
import { TEMPLATE_LIMITS } from "../phone-template/limits.ts";
import { field, words } from "./field.ts";
import { oneOf } from "./named-fields.ts";

/** How telephones of makers that the box does not know are configured: texts with places, written by an administrator. */

const plain = "(?:[A-Za-z0-9_-]|\\.(?!\\.))*";
const text = {
  maxLength: TEMPLATE_LIMITS.characters,
  pattern: "^[^\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f\\u007f]*$",
};

export const ESCAPES = ["line", "xml"] as const;
export const RESYNCS = ["check-sync;reboot=true", "check-sync", "resync"] as const;

export const telephoneTemplateSchema = Type.Object(
  {
    name: Type.String({
      minLength: 1,
      maxLength: 32,
      // It stands in addresses of pages.
      pattern: "^(?!\\.\\.?$)[^\\u0000-\\u001f\\u007f]*$",
      ...field(
        words("Nom", "Name"),
        words("Marque ou modèle, par exemple Fanvil.", "Maker or model, such as Fanvil."),
        "live",
        words("1 à 32 caractères", "1 to 32 characters"),
      ),
    }),
    ouis: Type.Array(
      Type.String({
        pattern: "^[0-9A-F]{6}$",
        expects: words("6 chiffres hexadécimaux comme 0C383E", "6 hexadecimal digits such as 0C383E"),
      }),
      {
        maxItems: 50,
        default: [],
        ...field(
          words("Débuts d'adresses MAC", "Beginnings of MAC addresses"),
          words(
            "Les six premiers chiffres des adresses de ces téléphones, par exemple 0C383E.",
            "The first six digits of the addresses of these telephones, such as 0C383E.",
          ),
          "live",
          words("six chiffres de 0 à F", "six digits from 0 to F"),
        ),
      },
    ),
    vendorClass: Type.Union([Type.String({ pattern: "^[\\x20-\\x7e]{3,60}$" }), Type.Null()], {
      default: null,
      ...field(
        words("Classe DHCP", "DHCP class"),
        words(
          "Ce que ces téléphones disent d'eux-mêmes quand ils demandent une adresse (option 60), par exemple fanvil. Vide : leurs adresses MAC suffisent.",
          "What these telephones say of themselves when they ask for an address (option 60), such as fanvil. Empty: their MAC addresses are enough.",
        ),
        "live",
        words("3 à 60 caractères, ou vide", "3 to 60 characters, or empty"),
      ),
    }),
    fileName: Type.String({
      pattern: `^${plain}(?:\\{mac\\}|\\{MAC\\})${plain}$`,
      maxLength: 60,
      default: "{mac}.cfg",
      ...field(
        words("Fichier d'un téléphone", "File of a telephone"),
        words(
          "Le nom qu'il demande ; {mac} y est son adresse en minuscules, {MAC} en majuscules.",
          "The name that it asks for; {mac} is its address in small digits, {MAC} in capitals.",
        ),
        "live",
        words("un nom avec {mac} ou {MAC}, comme {mac}.cfg", "a name with {mac} or {MAC}, such as {mac}.cfg"),
      ),
    }),
    text: Type.String({
      ...text,
      default: "",
      ...field(
        words("Contenu", "Content"),
        words(
          "Le texte du fichier ; ce qui est entre {{ et }} est remplacé pour chaque téléphone.",
          "The text of the file; what is between {{ and }} is replaced for each telephone.",
        ),
      ),
    }),
    commonName: Type.Union([Type.String({ pattern: `^(?=.)${plain}$`, maxLength: 60 }), Type.Null()], {
      default: null,
      ...field(
        words("Fichier commun", "File for all"),
        words(
          "Le nom d'un fichier que tous demandent aussi, sans secret. Vide : il n'y en a pas.",
          "The name of a file that all ask for as well, without a secret. Empty: there is none.",
        ),
        "live",
        words("un nom comme f0V00X3000.cfg, ou vide", "a name such as f0V00X3000.cfg, or empty"),
      ),
    }),
    commonText: Type.String({
      ...text,
      default: "",
      ...field(words("Contenu commun", "Content for all"), words("Le texte de ce fichier.", "The text of that file.")),
    }),
    escape: oneOf(ESCAPES, {
      default: "line",
      ...field(
        words("Forme", "Form"),
        words(
          "Ce que contiennent les noms et mots de passe ne peut alors rien ajouter au fichier.",
          "Whatever names and passwords hold can then add nothing to the file.",
        ),
      ),
    }),
    resync: oneOf(RESYNCS, {
      default: "check-sync;reboot=true",
      ...field(
        words("Redémarrage", "Restart"),
        words(
          "L'événement du NOTIFY qui leur fait relire leurs fichiers.",
          "The event of the NOTIFY that makes them read their files again.",
        ),
      ),
    }),
  },
  {
    additionalProperties: false,
    ...field(
      words("Modèle de fichier", "File template"),
      words(
        "Comment configurer les téléphones d'une marque que la box ne connaît pas.",
        "How telephones of a maker that the box does not know are configured.",
      ),
    ),
  },
);

export const telephoneTemplatesSchema = Type.Array(telephoneTemplateSchema, {
  maxItems: 20,
  default: [],
  ...field(
    words("Modèles de fichiers", "File templates"),
    words("Les téléphones d'autres marques.", "Telephones of other makers."),
  ),
});

export type TelephoneTemplate = Static<typeof telephoneTemplateSchema>;
