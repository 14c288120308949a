import { objectPages } from "../objects/object-pages.tsx";
import { menuKind } from "./menu-kind.tsx";
import { menuNumberKind } from "./menu-number-kind.tsx";

export const pages = [...objectPages(menuKind), ...objectPages(menuNumberKind)];
