import { objectPages } from "../objects/object-pages.tsx";
import type { RubricPages } from "../rubric.ts";
import { conferenceKind } from "./conference-kind.tsx";
import { ConferencesPage } from "./conferences-page.tsx";

export const pages: RubricPages = [
  [conferenceKind.path, () => <ConferencesPage key="conferences" />],
  ...objectPages(conferenceKind),
];
