import { objectPages } from "../objects/object-pages.tsx";
import { extensionKind } from "./extension-kind.tsx";

export const pages = objectPages(extensionKind);
