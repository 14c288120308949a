import type { RubricPages } from "../rubric.ts";
import { LivePage } from "./live-page.tsx";

export const pages: RubricPages = [["/en-direct", () => <LivePage />]];
