import { isRecord } from "./json.ts";

/** How a changed field comes into force: at once, when nobody talks, with a restart, or when the administrator confirms. */
export type ReloadClass = "live" | "idle" | "restart" | "confirm";

export const isReloadClass = (value: unknown): value is ReloadClass =>
  value === "live" || value === "idle" || value === "restart" || value === "confirm";

/** The same words in both languages. French comes first everywhere. */
export interface Words {
  readonly fr: string;
  readonly en: string;
}

/** What a schema says about a field besides its shape: forms are drawn and refusals are worded from it. */
export interface FieldNotes {
  readonly label: Words;
  readonly help: Words;
  readonly reload: ReloadClass;
  /** What a good value looks like, for the sentence of a refusal: "2 à 10 chiffres". */
  readonly expects?: Words;
}

export const words = (fr: string, en: string): Words => ({ fr, en });

/** Annotations of one field. */
export const field = (label: Words, help: Words, reload: ReloadClass = "live", expects?: Words): FieldNotes =>
  expects === undefined ? { label, help, reload } : { label, help, reload, expects };

/** The label and the help of a schema that has some. */
export function notesOf(schema: object): { readonly label: Words; readonly help: Words } {
  const { label, help }: { label?: unknown; help?: unknown } = schema;
  if (!isWords(label) || !isWords(help)) throw new Error("this schema says nothing of itself");
  return { label, help };
}

const isWords = (value: unknown): value is Words =>
  isRecord(value) && typeof value.fr === "string" && typeof value.en === "string";
