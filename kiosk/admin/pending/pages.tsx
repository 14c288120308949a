import type { RubricPages } from "../rubric.ts";
import { HistoryPage } from "./history-page.tsx";
import { PendingPage } from "./pending-page.tsx";
import { RevisionPage } from "./revision-page.tsx";

export const pages: RubricPages = [
  ["/modifications", () => <PendingPage />],
  ["/historique", () => <HistoryPage />],
  ["/historique/:revision", ({ revision = "" }) => <RevisionPage key={revision} revision={revision} />],
];
