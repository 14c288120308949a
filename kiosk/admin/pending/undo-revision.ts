import type { Site } from "../../site/site.ts";

/** Takes back what one revision changed, and says what came of it. */
export async function undoRevision(site: Site, revision: number): Promise<void> {
  const t = site.sentences.value;
  const answer = await site.ask("revisions.undo", { parameters: { revision: String(revision) } });
  if (answer.kind === "done") site.notices.done(t.pending.undone);
  else site.notices.failed(answer.kind === "away" ? t.away : site.told(answer.problem));
}
