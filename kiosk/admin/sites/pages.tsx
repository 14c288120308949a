import { objectPages } from "../objects/object-pages.tsx";
import { siteKind } from "./site-kind.tsx";

export const pages = objectPages(siteKind);
