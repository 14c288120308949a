import type { ConfigurationDocument } from "../document.ts";
import type { Words } from "../field.ts";
import { type Issue, pointer } from "../issue.ts";
import { serviceCode } from "../key-services.ts";
import type { TelephoneKey } from "../telephone-keys.ts";

/** A place of a telephone has one key. How many places there are is known only of its model, and told beside it [POS-22]. */
export const keyPlacesOnce = (document: ConfigurationDocument): readonly Issue[] =>
  keysOf(document).flatMap(({ keys, key, at, path, by }) => {
    const isTaken = keys.slice(0, at).some((one) => one.module === key.module && one.position === key.position);
    if (!isTaken) return [];
    return [
      {
        path: path + pointer("position"),
        code: "key-place-taken",
        message: `${by.fr} : il y a déjà une touche à cette place.`,
        english: `${by.en}: there is a key in this place already.`,
      },
    ];
  });

/** A key on a module needs the module. */
export const keyModulesThere = (document: ConfigurationDocument): readonly Issue[] =>
  keysOf(document).flatMap(({ key, path, by, modules }) => {
    if (key.module <= modules) return [];
    const [fr, en] =
      modules === 0
        ? ["n'a pas de module", "has no module"]
        : [`a ${modules} module${modules > 1 ? "s" : ""}`, `has ${modules} module${modules > 1 ? "s" : ""}`];
    return [
      {
        path: path + pointer("module"),
        code: "key-without-module",
        message: `${by.fr} : ce téléphone ${fr}, d'après le champ « Modules ».`,
        english: `${by.en}: this telephone ${en}, by the field "Modules".`,
      },
    ];
  });

/** A key that dials a code of the office needs one. */
export const keyCodesThere = (document: ConfigurationDocument): readonly Issue[] =>
  keysOf(document).flatMap(({ key, path, by }) => {
    if (hasCode(key, document)) return [];
    return [
      {
        path: path + pointer("does"),
        code: "key-without-code",
        message: `${by.fr} : les numéros spéciaux n'ont pas de code pour cette action.`,
        english: `${by.en}: the special numbers have no code for this action.`,
      },
    ];
  });

function hasCode({ does }: TelephoneKey, { specialNumbers }: ConfigurationDocument): boolean {
  switch (does.kind) {
    case "voicemail":
      return specialNumbers.voicemail !== "";
    case "agent":
      return specialNumbers.agentLogin !== "";
    case "service":
      return serviceCode(does.service, specialNumbers) !== null;
    default:
      return true;
  }
}

/** Whose key it is and where it stands: « Poste « Gérant », touche 3 ». */
export function keyOwner(name: string, { module, position }: Pick<TelephoneKey, "module" | "position">): Words {
  const [fr, en] = module === 0 ? ["", ""] : [` du module ${module}`, ` of module ${module}`];
  return { fr: `Poste « ${name} », touche ${position}${fr}`, en: `Extension "${name}", key ${position}${en}` };
}

const keysOf = ({ extensions }: ConfigurationDocument) =>
  extensions.flatMap(({ name, keys, keyModules: modules }, index) =>
    keys.map((key, at) => ({
      ...{ keys, key, at, modules, path: pointer("extensions", index, "keys", at), by: keyOwner(name, key) },
    })),
  );
