import type { RubricPages } from "../rubric.ts";
import { StatisticsPage } from "./statistics-page.tsx";

export const pages: RubricPages = [["/statistiques", () => <StatisticsPage />]];
