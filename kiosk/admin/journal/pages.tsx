import type { RubricPages } from "../rubric.ts";
import { CallPage } from "./call-page.tsx";
import { JournalPage } from "./journal-page.tsx";
import { LadderPage } from "./ladder-page.tsx";

export const pages: RubricPages = [
  ["/journal", () => <JournalPage />],
  ["/journal/:call/sip", ({ call = "" }) => <LadderPage key={call} call={call} />],
  ["/journal/:call", ({ call = "" }) => <CallPage key={call} call={call} />],
];
