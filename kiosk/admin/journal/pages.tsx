import type { RubricPages } from "../rubric.ts";
import { CallPage } from "./call-page.tsx";
import { JournalPage } from "./journal-page.tsx";

export const pages: RubricPages = [
  ["/journal", () => <JournalPage />],
  ["/journal/:call", ({ call = "" }) => <CallPage key={call} call={call} />],
];
