import type { Site } from "../../site/site.ts";

/** Recharger, and what came of it in words [REC-04…06]. */
export async function reloadServer(site: Site): Promise<void> {
  const t = site.sentences.value;
  const answer = await site.ask("reload");
  if (answer.kind === "away") return site.notices.failed(t.away);
  if (answer.kind === "refused") return site.notices.failed(t.reload.refused, [site.told(answer.problem)]);
  const { body } = answer;
  switch (body.kind) {
    case "running":
      return site.notices.done(t.reload.done);
    case "refused":
      return site.notices.failed(
        t.reload.refused,
        body.reasons.map(({ message }) => site.inWords({ fr: message, en: message })),
      );
    case "busy":
    case "unwritable":
      return site.notices.failed(site.told(body));
  }
}
