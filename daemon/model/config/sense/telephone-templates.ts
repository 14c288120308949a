import { compileTemplate } from "../../phone-template/compile-template.ts";
import { PHONE_VOCABULARY, SITE_VOCABULARY } from "../../phone-template/vocabulary.ts";
import { sentenceOf } from "../../reason.ts";
import type { ConfigurationDocument } from "../document.ts";
import { type Issue, pointer } from "../issue.ts";
import { takenNames } from "./taken-names.ts";

/** A template is named in addresses of pages: two never share a name. */
export const templateNamesUnique = ({ telephoneTemplates }: ConfigurationDocument): readonly Issue[] =>
  takenNames(telephoneTemplates).map(({ index, name, holder }) => ({
    path: pointer("telephoneTemplates", index, "name"),
    code: "template-taken",
    message: `Le nom « ${name} » est déjà celui du modèle « ${holder} ».`,
    english: `The name "${name}" is already that of the template "${holder}".`,
  }));

/** One beginning of addresses is of one template: a telephone has one file. */
export function templateOuisOnce({ telephoneTemplates }: ConfigurationDocument): readonly Issue[] {
  const holders = new Map<string, string>();
  return telephoneTemplates.flatMap(({ name, ouis }, index) =>
    ouis.flatMap((oui): readonly Issue[] => {
      const holder = holders.get(oui);
      holders.set(oui, holder ?? name);
      if (holder === undefined) return [];
      const message = `Le début d'adresse ${oui} est déjà celui du modèle « ${holder} ».`;
      const english = `The beginning ${oui} is already that of the template "${holder}".`;
      return [{ path: pointer("telephoneTemplates", index, "ouis"), code: "oui-taken", message, english }];
    }),
  );
}

/** Every place of a text has a name that is known there, and every part an end. */
export const templatesRead = ({ telephoneTemplates }: ConfigurationDocument): readonly Issue[] =>
  telephoneTemplates.flatMap(({ text, commonText }, index) =>
    (
      [
        ["text", text, PHONE_VOCABULARY],
        ["commonText", commonText, SITE_VOCABULARY],
      ] as const
    ).flatMap(([field, written, vocabulary]) => {
      const read = compileTemplate(written, vocabulary);
      if (!("code" in read)) return [];
      const [message, english] = [sentenceOf(read, "fr"), sentenceOf(read, "en")];
      return [{ path: pointer("telephoneTemplates", index, field), code: read.code, message, english }];
    }),
  );
