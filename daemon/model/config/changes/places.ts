import { collections } from "../collections/collections.ts";
import { documentSchema } from "../document.ts";
import { words } from "../field.ts";
import { isRecord, type JsonRecord } from "../json.ts";
import { labelOf, type Page, type Place } from "./place.ts";

const page = (id: string, fr: string, en: string, ...places: readonly string[]) => ({
  page: { id, title: words(fr, en) },
  places: places.length === 0 ? [id] : places,
});

/** In the order of the guide's left column [MEN-06…MEN-15]; what is not named here follows under its own label. */
const PAGES: readonly { readonly page: Page; readonly places: readonly string[] }[] = [
  page("extensions", "Postes", "Extensions"),
  page("groups", "Groupes", "Groups"),
  page("agents", "Agents", "Agents"),
  page("mailboxes", "Boîtes vocales", "Mailboxes", "mailboxes", "voicemail"),
  page("trunks", "Lignes", "Lines"),
  page("outboundRules", "Règles de sortie", "Outbound rules"),
  page("messageRules", "Règles de sortie SMS", "Message rules"),
  page("inboundRules", "Règles d'appel entrant", "Inbound rules"),
  page("externalNumbers", "Numéros externes", "External numbers"),
  page("shortNumbers", "Numéros abrégés", "Short numbers"),
  page("sites", "Sites géographiques", "Sites"),
  page("emergency", "Numéros d'urgence", "Emergency numbers"),
  page("specialNumbers", "Numéros spéciaux", "Special numbers"),
  page("music", "Musiques d'attente", "Hold musics", "music/musics", "music"),
  page("recordings", "Enregistrement sélectif", "Selective recording", "recordings/rules", "recordings"),
  page("menus", "Menus", "Menus"),
  page("menuNumbers", "Numéros de menu", "Menu numbers"),
];

/** Lists within sections whose objects people know one by one. */
const WITHIN: readonly string[] = ["music/musics", "recordings/rules", "speech/dictionary"];

/** Named by their order, although they have a field that could be taken for a name. */
const ORDERED: ReadonlySet<string> = new Set(["recordings/rules"]);

/** Besides the collections that say so. */
const FEMININE: ReadonlySet<string> = new Set(["speech/dictionary"]);

const KEYS = ["id", "number", "name"] as const;

/** Every place of the document, in the order in which changes are told. */
export const PLACES: readonly Place[] = inOrder(Object.keys(documentSchema.properties).flatMap(placesIn));

function placesIn(section: string): readonly Place[] {
  const schema = schemaAt([section]);
  if (schema.type === "array") return [place([section], [])];
  if (schema.type !== "object") return [];
  const within = WITHIN.filter((id) => id.startsWith(`${section}/`)).map((id) => id.split("/"));
  const apart = within.flatMap((path) => path.slice(1));
  return [...within.map((path) => place(path, [])), place([section], apart)];
}

function place(path: readonly string[], apart: readonly string[]): Place {
  const id = path.join("/");
  const whole = schemaAt(path);
  const isList = whole.type === "array";
  const schema = isList && isRecord(whole.items) ? whole.items : whole;
  const fields = isRecord(schema.properties) ? schema.properties : {};
  const key = !isList || ORDERED.has(id) ? undefined : KEYS.find((name) => isAlways(fields[name]));
  const label = labelOf(schema) ?? words(id, id);
  const found = PAGES.find(({ places }) => places.includes(id))?.page;
  return {
    id,
    path,
    kind: isList ? (key === undefined ? "ordered" : "keyed") : "section",
    key: key ?? "",
    apart,
    schema,
    label,
    isFeminine: FEMININE.has(id) || Object.values(collections).some((one) => one.isFeminine && one.at.join("/") === id),
    page: found ?? { id: path[0] ?? id, title: labelOf(schemaAt(path.slice(0, 1))) ?? label },
  };
}

/** A text that every object has: what may be null names nothing. */
function isAlways(field: unknown): boolean {
  return isRecord(field) && field.type === "string";
}

function inOrder(places: readonly Place[]): readonly Place[] {
  const order = PAGES.flatMap((one) => one.places);
  const rank = ({ id }: Place): number => (order.includes(id) ? order.indexOf(id) : order.length);
  return places.toSorted((one, other) => rank(one) - rank(other));
}

function schemaAt(path: readonly string[]): JsonRecord {
  let schema: unknown = documentSchema;
  for (const step of path) {
    const properties = isRecord(schema) ? schema.properties : undefined;
    schema = isRecord(properties) ? properties[step] : undefined;
  }
  return isRecord(schema) ? schema : {};
}
