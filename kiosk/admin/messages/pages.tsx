import type { RubricPages } from "../rubric.ts";
import { MessagesPage } from "./messages-page.tsx";

export const pages: RubricPages = [["/messages", () => <MessagesPage />]];
