/** Somebody, or something, that telephones find in the directory; texts are whatever people typed. */
export interface Listed {
  /** All that is said of him in one line, as in `Éloïse Lefèvre, Boulangerie du Port`. */
  readonly name: string;
  /** Never empty: who has none goes by what he has. */
  readonly lastName: string;
  readonly firstName: string;
  readonly numbers: readonly { readonly kind: ListedKind; readonly number: string }[];
}

export type ListedKind = "work" | "mobile" | "home" | "fax";

/** `begins`: beginnings of words in any order, all of them; empty: everybody. `isWhole` false: a beginning of a number. */
export type Sought =
  | { readonly kind: "name"; readonly begins: string }
  | { readonly kind: "number"; readonly number: string; readonly isWhole: boolean };

/** What a telephone asks for that looks up the directory in the XML of its maker [MEX-05]. */
export interface DirectoryAsked {
  /** Where it is, without a query. */
  readonly url: string;
  /** What stood behind the `?`; the first of several alike. */
  readonly query: ReadonlyMap<string, string>;
  readonly language: "fr" | "en";
  /** In their order. */
  readonly find: (sought: Sought) => readonly Listed[];
}

/** XML in UTF-8. */
export type DirectoryPage = (asked: DirectoryAsked) => string;
