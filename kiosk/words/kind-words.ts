/** The sentences that every list and form of one kind of object has. */
export interface KindWords {
  /** Title of the list, and of its entry in the menu: « Groupes ». */
  readonly title: string;
  /** In bread crumbs and titles: « Groupe 802 ». */
  readonly one: (key: string) => string;
  readonly add: string;
  readonly change: (key: string) => string;
  readonly copy: (key: string) => string;
  readonly remove: (key: string) => string;
  readonly removeTitle: (key: string) => string;
  readonly removeText: string;
  /** It is still named by others. */
  readonly namedElsewhere: (key: string) => string;
  readonly added: string;
  readonly changed: string;
  readonly removed: string;
  readonly nothing: string;
  readonly nothingHelp: string;
}

interface Noun {
  readonly title: string;
  /** « Groupe ». */
  readonly one: string;
  readonly isFeminine?: boolean;
  /** « le groupe », « l'agent ». */
  readonly the: string;
  /** « un groupe ». */
  readonly a: string;
  /** What it is for, and how one gets the first. */
  readonly nothingHelp: string;
  readonly removeText?: string;
}

/** The sentences of a noun, in French. */
export function frenchKind({ title, one, isFeminine = false, the, a, nothingHelp, removeText }: Noun): KindWords {
  const The = capital(the);
  const e = isFeminine ? "e" : "";
  return {
    title,
    one: (key) => `${one} ${key}`,
    add: `Ajouter ${a}`,
    change: (key) => `Modifier ${the} ${key}`,
    copy: (key) => `Copier ${the} ${key}`,
    remove: (key) => `Supprimer ${the} ${key}`,
    removeTitle: (key) => `Supprimer ${the} ${key} ?`,
    removeText: removeText ?? "La suppression prend effet au prochain rechargement.",
    namedElsewhere: (key) => `${The} ${key} est cité${e} ailleurs`,
    added: `${The} a été ajouté${e}.`,
    changed: `${The} a été modifié${e}.`,
    removed: `${The} a été supprimé${e}.`,
    nothing: `${isFeminine ? "Aucune" : "Aucun"} ${a.replace(/^une? /, "")}`,
    nothingHelp,
  };
}

/** The same in English; `the` is left out. */
export function englishKind({ title, one, a, nothingHelp, removeText }: Omit<Noun, "the" | "isFeminine">): KindWords {
  const name = a.replace(/^an? /, "");
  return {
    title,
    one: (key) => `${one} ${key}`,
    add: `Add ${a}`,
    change: (key) => `Edit ${name} ${key}`,
    copy: (key) => `Copy ${name} ${key}`,
    remove: (key) => `Delete ${name} ${key}`,
    removeTitle: (key) => `Delete ${name} ${key}?`,
    removeText: removeText ?? "The deletion comes into force with the next reload.",
    namedElsewhere: (key) => `${one} ${key} is named elsewhere`,
    added: `The ${name} was added.`,
    changed: `The ${name} was changed.`,
    removed: `The ${name} was deleted.`,
    nothing: `No ${name}`,
    nothingHelp,
  };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
