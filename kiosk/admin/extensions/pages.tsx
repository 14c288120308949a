import { objectPages } from "../objects/object-pages.tsx";
import { profilePages } from "../profiles/profile-pages.tsx";
import { extensionKind } from "./extension-kind.tsx";

export const pages = [...profilePages(extensionKind), ...objectPages(extensionKind)];
