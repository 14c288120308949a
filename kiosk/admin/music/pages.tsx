import { objectPages } from "../objects/object-pages.tsx";
import type { RubricPages } from "../rubric.ts";
import { MusicsPage, musicKind } from "./musics-page.tsx";

export const pages: RubricPages = [[musicKind.path, () => <MusicsPage key="musics" />], ...objectPages(musicKind)];
