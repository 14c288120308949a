import { objectPages } from "../objects/object-pages.tsx";
import { lineKind } from "./line-kind.tsx";

export const pages = objectPages(lineKind);
