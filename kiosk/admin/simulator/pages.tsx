import type { RubricPages } from "../rubric.ts";
import { SimulatorPage } from "./simulator-page.tsx";

export const pages: RubricPages = [["/simulateur", () => <SimulatorPage />]];
