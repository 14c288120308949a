import { objectPages } from "../objects/object-pages.tsx";
import { menuNumberKind } from "./menu-number-kind.tsx";

export const pages = [...objectPages(menuNumberKind)];
