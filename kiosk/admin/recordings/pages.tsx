import type { RubricPages } from "../rubric.ts";
import { RecordingsPage } from "./recordings-page.tsx";

export const pages: RubricPages = [["/enregistrements", () => <RecordingsPage />]];
