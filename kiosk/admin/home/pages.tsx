import type { RubricPages } from "../rubric.ts";
import { HomePage } from "./home-page.tsx";

export const pages: RubricPages = [["/", () => <HomePage />]];
