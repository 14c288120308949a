import { type Words, words } from "../field.ts";
import { canonicalJson, isRecord, type JsonRecord } from "../json.ts";
import { choiceWords } from "./choice-words.ts";
import { inBoth, NOTHING, quoted } from "./said.ts";

/** « touche 3 : voyant de 205 → (vide) »: each place of a telephone of which the key is another one. */
export function keySentences(before: unknown, after: unknown): readonly Words[] {
  const [olds, news] = [byPlace(before), byPlace(after)];
  const places = [...new Set([...olds.keys(), ...news.keys()])].toSorted((one, other) => one - other);
  return places.flatMap((place) => {
    const [was, is] = [olds.get(place), news.get(place)];
    if (canonicalJson(was ?? null) === canonicalJson(is ?? null)) return [];
    const said = (key: JsonRecord | undefined): Words => (key === undefined ? NOTHING : doesWords(key));
    return [inBoth((of, language) => `${of(placeWords(place))}${colon(language)}${of(said(was))} → ${of(said(is))}`)];
  });
}

/** A key with its place. */
export const keyWords = (key: JsonRecord): Words =>
  inBoth((of, language) => `${of(placeWords(rank(key)))}${colon(language)}${of(doesWords(key))}`);

const colon = (language: "fr" | "en"): string => (language === "fr" ? " : " : ": ");

const byPlace = (list: unknown): ReadonlyMap<number, JsonRecord> =>
  new Map((Array.isArray(list) ? list.filter(isRecord) : []).map((key) => [rank(key), key]));

const MOST = 1000;
const rank = ({ module, position }: JsonRecord): number => Number(module ?? 0) * MOST + Number(position ?? 0);

function placeWords(place: number): Words {
  const [module, position] = [Math.floor(place / MOST), place % MOST];
  if (module === 0) return words(`touche ${position}`, `key ${position}`);
  return words(`touche ${position} du module ${module}`, `key ${position} of module ${module}`);
}

function doesWords({ does, label }: JsonRecord): Words {
  const action = isRecord(does) ? actionWords(does) : NOTHING;
  if (typeof label !== "string" || label === "") return action;
  return inBoth((of) => `${of(action)} ${of(quoted(label))}`);
}

function actionWords({ kind, number, place, service }: JsonRecord): Words {
  switch (kind) {
    case "lamp":
      return words(`voyant de ${number}`, `lamp of ${number}`);
    case "speed-dial":
      return words(`appel de ${number}`, `call to ${number}`);
    case "transfer":
      return words(`transfert vers ${number}`, `transfer to ${number}`);
    case "park":
      return words(`parking ${place}`, `parking place ${place}`);
    case "agent":
      return words(`connexion de l'agent ${number}`, `login of agent ${number}`);
    case "service":
      return choiceWords("service", String(service));
    case "voicemail":
      return words("messagerie", "voicemail");
    case "line":
      return words("ligne", "line");
    default:
      return NOTHING;
  }
}
