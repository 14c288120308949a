import { objectPages } from "../objects/object-pages.tsx";
import type { RubricPages } from "../rubric.ts";
import { externalNumberKind } from "./external-number-kind.tsx";
import { shortNumberKind } from "./short-number-kind.tsx";

export const pages: RubricPages = [...objectPages(externalNumberKind), ...objectPages(shortNumberKind)];
