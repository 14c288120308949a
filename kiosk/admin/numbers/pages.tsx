import { objectPages } from "../objects/object-pages.tsx";
import type { RubricPages } from "../rubric.ts";
import { ImportPage } from "../tables/import-page.tsx";
import { externalNumberKind } from "./external-number-kind.tsx";
import { shortNumberKind } from "./short-number-kind.tsx";

export const pages: RubricPages = [
  ["/numeros-externes/importer", () => <ImportPage kind={externalNumberKind} collection="external-numbers" />],
  ["/numeros-abreges/importer", () => <ImportPage kind={shortNumberKind} collection="short-numbers" />],
  ...objectPages(externalNumberKind),
  ...objectPages(shortNumberKind),
];
