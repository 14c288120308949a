import { FORMAT } from "./document.ts";
import { type Issue, pointer } from "./issue.ts";
import { isRecord, type JsonRecord } from "./json.ts";
import { listMusics } from "./migrations/list-musics.ts";

/** One step of the document's history: format `from` becomes `from + 1`. Pure; numbers are never reused. */
export interface Migration {
  readonly from: number;
  readonly change: (document: JsonRecord) => JsonRecord;
}

/** Every step that there ever was, in order. */
export const MIGRATIONS: readonly Migration[] = [{ from: 1, change: listMusics }];

export type Migrated =
  | { readonly kind: "ok"; readonly document: JsonRecord; readonly from: number }
  | { readonly kind: "refused"; readonly issues: readonly Issue[] };

/** Brings a document of any earlier format to `target`. Reads only `format`: shapes are checked afterwards. */
export function migrate(
  raw: unknown,
  migrations: readonly Migration[] = MIGRATIONS,
  target: number = FORMAT,
): Migrated {
  if (!isRecord(raw)) return refuse(notADocument);
  const format = raw.format;
  if (typeof format !== "number" || !Number.isInteger(format) || format < 1) return refuse(noFormat);
  if (format > target) return refuse(tooNew(format, target));

  let document = raw;
  for (let from = format; from < target; from += 1) {
    const step = migrations.find((migration) => migration.from === from);
    if (step === undefined) throw new Error(`no migration from configuration format ${from} to ${from + 1}`);
    document = { ...step.change(document), format: from + 1 };
  }
  return { kind: "ok", document, from: format };
}

const refuse = (issue: Issue): Migrated => ({ kind: "refused", issues: [issue] });

const notADocument: Issue = {
  path: "",
  code: "not-a-document",
  message: "La configuration doit être un objet JSON avec les sections du document.",
  english: "The configuration must be a JSON object that holds the sections of the document.",
};

const noFormat: Issue = {
  path: pointer("format"),
  code: "no-format",
  message: `Le champ « format » manque ou n'est pas un entier positif ; la version actuelle est ${FORMAT}.`,
  english: `The field "format" is missing or not a positive integer; the present one is ${FORMAT}.`,
};

const tooNew = (format: number, target: number): Issue => ({
  path: pointer("format"),
  code: "format-too-new",
  message: `La configuration est au format ${format}, plus récent que le format ${target} de cette version : mettez la box à jour.`,
  english: `The configuration has format ${format}, newer than format ${target} of this version: update the box.`,
});
