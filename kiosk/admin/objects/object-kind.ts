import type { VNode } from "preact";
import type { CollectionName } from "../../../daemon/model/config/collections/names.ts";
import type { JsonRecord } from "../../../daemon/model/config/json.ts";
import type { Reference } from "../../api/ask.ts";
import type { ControlProps } from "../../controls/control-props.ts";
import type { DotState } from "../../controls/dot.tsx";
import type { Form } from "../../forms/form.ts";
import { stepOf } from "../../place/step-of.ts";
import type { Site } from "../../site/site.ts";
import type { Sentences } from "../../words/fr.ts";
import type { KindWords } from "../../words/kind-words.ts";
import type { Crumb } from "../frame/page.tsx";

/** A control in place of the one that follows from the schema. */
export type Control = (props: ControlProps) => VNode | null;

/** How the fields of an object are shown where that does not follow from its schema. Paths: `numbers/N/extension`, with a star for any place. */
export interface FieldLooks {
  readonly controls?: Readonly<Record<string, Control>>;
  /** Words of the values of a choice, and of the kinds that a value may be of. */
  readonly choices?: (t: Sentences) => Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What stands in place of the schema's help. */
  readonly helps?: (t: Sentences) => Readonly<Record<string, string>>;
  /** What stands after the help of a field: « Plus d'info ». */
  readonly more?: Readonly<Record<string, () => VNode>>;
  /** What the fields say together, below them: a rule in one sentence. */
  readonly inShort?: (props: { readonly form: Form }) => VNode | null;
}

/** A block of a form with its title, and its fields in order; those of a part may stand alone: `presentation/forced`. */
export interface FormPanel {
  readonly title: (t: Sentences) => string;
  readonly fields: readonly string[];
}

/** The fields of the object that the panels show, wholly or in part. */
export const fieldsShown = (panels: readonly FormPanel[]): readonly string[] => [
  ...new Set(panels.flatMap(({ fields }) => fields.map((path) => path.split("/")[0] ?? ""))),
];

export interface Column {
  readonly name: string;
  readonly label: (t: Sentences) => string;
  /** What is sorted, searched and, without a cell, shown; absent: there is nothing to sort by. */
  readonly text?: (object: JsonRecord, t: Sentences, site: Site, index: number) => string;
  readonly cell?: (object: JsonRecord) => VNode;
  /** It tells others by their names: the office is fetched for it. */
  readonly namesOthers?: boolean;
  /** Left out on narrow screens. */
  readonly isWide?: boolean;
}

/** A page that belongs to one object, some of its fields or a page of its own: « Liste noire », « Boîtes vocales ». */
export type Subpage = {
  readonly step: string;
  readonly title: (t: Sentences) => string;
} & ({ readonly panels: readonly FormPanel[] } | { readonly page: (props: { readonly of: string }) => VNode });

/** What stands above the form of a saved object is told. */
interface AsideProps {
  readonly object: JsonRecord;
  readonly of: string;
  /** Who names it. */
  readonly references: readonly Reference[];
}

/** How the objects of a collection are listed, added and changed: one page of the guide, as data. */
export interface ObjectKind extends FieldLooks {
  readonly collection: CollectionName;
  /** Address of the list; an object is one step below: `/groupes/802`. */
  readonly path: string;
  readonly words: (t: Sentences) => KindWords;
  /** Title of the page of one of them, where it says more than its kind: « Poste étendu 205 ». */
  readonly titleOf?: (object: JsonRecord, key: string, t: Sentences) => string;
  readonly columns: readonly Column[];
  readonly panels: readonly FormPanel[];
  /** The dot at the start of each row; null: this one has none. */
  readonly stateOf?: (object: JsonRecord, site: Site) => DotState | null;
  /** What is shown above the form of a saved object. */
  readonly aside?: (props: AsideProps) => VNode | null;
  readonly subpages?: readonly Subpage[];
  /** In place of the helps for a new one, of which nothing is kept yet that an empty field would leave as it is. */
  readonly helpsOfNew?: (t: Sentences) => Readonly<Record<string, string>>;
  /** What the list lies below: « Groupe(s) > Groupe 803 ». */
  readonly trail?: (t: Sentences, site: Site) => readonly Crumb[];
  /** Which objects of the collection are listed; without it all. */
  readonly only?: (object: JsonRecord) => boolean;
  /** What a new one has besides what its form shows. */
  readonly given?: JsonRecord;
  /** The button at the end of the form, where it is neither « Ajouter » nor « Modifier » [MEN-20]. */
  readonly submit?: (t: Sentences) => string;
  /** Before the list's own actions: « Importer ». */
  readonly actions?: () => VNode;
  /** Below the list: « Essayer un numéro ». */
  readonly below?: (props: { readonly items: readonly JsonRecord[] }) => VNode | null;
  /** Above the form of a new one: what fills it in. */
  readonly beginning?: (props: { readonly form: Form }) => VNode | null;
  /** Fields that several objects may be given at once. */
  readonly shared?: readonly string[];
  /** Fields that a copy does not take along. */
  readonly notCopied?: readonly string[];
}

/** The address of an object of that kind. */
export const addressOfObject = ({ path }: Pick<ObjectKind, "path">, key: string): string => `${path}/${stepOf(key)}`;

/** The path of a field, with a star for any place in a list. */
export const genericPath = (path: string): string => path.replaceAll(/\/[0-9]+(?=\/|$)/g, "/*");

/** A field of an object as a text, for lists. */
export const textOf = (object: JsonRecord, field: string): string => {
  const value = object[field];
  return value === null || value === undefined ? "" : String(value);
};
