import type { SeenChange } from "../../contracts/api/pending.ts";
import type { Problem } from "../../contracts/api/problem.ts";
import type { Change } from "../../model/config/changes/change.ts";
import { changesBetween } from "../../model/config/changes/changes-between.ts";
import { discard } from "../../model/config/changes/discard.ts";
import { putBack } from "../../model/config/changes/put-back.ts";
import { tellChange } from "../../model/config/changes/tell-change.ts";
import type { ConfigurationDocument } from "../../model/config/document.ts";
import { words } from "../../model/config/field.ts";
import { authorOf, type Guest } from "../access/guest.ts";
import { changedSince, notFound, problem, refused, serviceAway, unwritable } from "../api/problems.ts";
import { PendingChanges, type Waiting } from "../pending/pending-changes.ts";
import { Revisions } from "../pending/revisions.ts";
import { tagOf, toldChanges } from "../pending/told-changes.ts";
import type { Services } from "../services.ts";
import { type Refusal, refuse, type Some } from "./call.ts";
import { type Edit, mayNotSave, save } from "./edit.ts";

type Mine =
  | "pending.list"
  | "pending.discard"
  | "pending.discardAll"
  | "revisions.changes"
  | "revisions.restore"
  | "revisions.undo";

/** What waits for a reload, and taking it back [REC]. */
export const pendingRoutes = (services: Services): Some<Mine> => {
  const { store } = services;
  const revisions = new Revisions(store);
  const pending = new PendingChanges(store, revisions);

  /** An earlier document is saved again, provided that nobody has saved since `saved`. */
  async function returnTo(revision: number, saved: number, guest: Guest) {
    const [now, then] = [await revisions.get(saved), await revisions.get(revision)];
    const why = now === undefined || then === undefined ? undefined : mayNotSave(guest, now.document, then.document);
    if (why !== undefined) return refuse(why);
    const author = authorOf(guest);
    const answer = await store.ask("config.undo", { revision, author, base: saved });
    switch (answer.kind) {
      case "committed":
        return savedAs(answer);
      case "conflict":
        return refuse(changedSince());
      case "unknown-revision":
        return refuse(notFound(words(answer.message, answer.english)));
      case "issues":
        return refuse(refused(answer.issues));
      case "unwritable":
        return refuse(unwritable(answer));
    }
  }

  return {
    "pending.list": async ({ query: { limit } }) => {
      const found = await pending.now();
      if (found === undefined) return refuse(nothingRuns());
      const { changes, ...told } = found.told;
      return {
        status: 200,
        body: { ...told, changes: changes.slice(0, limit === undefined ? undefined : Number(limit)) },
      };
    },

    "pending.discard": async ({ body, guest }) => {
      const found = await pending.now();
      if (found === undefined) return refuse(nothingRuns());
      const wanted = wantedOf(found, body.changes);
      if ("refused" in wanted) return wanted;
      const plan = discard(found.running.document, found.saved.document, found.changes, wanted);
      if (plan.kind === "needed") {
        const { changes: by } = toldChanges(plan.by, []);
        return { status: 200, body: { kind: "needed", by, issues: [...plan.issues] } };
      }
      if (plan.kind === "collides") return refuse(changedSince());
      if (plan.kind === "senseless") return refuse(refused(plan.issues));
      const note = `Annulé : ${wanted.map((change) => tellChange(change).title.fr).join(", ")}`;
      const { document, renumbered } = plan;
      const base = found.saved.head.revision;
      const answer = await save(services, guest, (_saved, revision) =>
        revision === base
          ? { kind: "save", document, note, renumbered, restores: true, at: null }
          : { kind: "refuse", problem: changedSince() },
      );
      if ("refused" in answer) return answer;
      return { status: 200, body: { kind: "saved", ...withoutWarnings(answer) } };
    },

    "pending.discardAll": async ({ body, guest }) => {
      const { running } = await store.ask("status", {});
      return running === null ? refuse(nothingRuns()) : returnTo(running.revision, body.saved, guest);
    },

    "revisions.changes": async ({ parameters, query }) => {
      const wanted = await revisions.get(Number(parameters.revision));
      if (wanted === undefined) return refuse(noSuchRevision(parameters.revision));
      if (query.against === "saved") {
        const { saved } = await store.ask("status", {});
        const now = saved === null ? undefined : await revisions.get(saved.revision);
        if (now === undefined) return refuse(nothingRuns());
        const told = toldChanges(changesBetween(now.document, wanted.document), []);
        return { status: 200, body: { revision: wanted.head, against: now.head, ...told } };
      }
      const before = await revisions.previous(wanted.head.revision);
      const changes = before === undefined ? [] : changesBetween(before.document, wanted.document);
      const body = { revision: wanted.head, against: before?.head ?? null, ...toldChanges(changes, []) };
      return { status: 200, body };
    },

    "revisions.restore": async ({ parameters, body, guest }) =>
      returnTo(Number(parameters.revision), body.saved, guest),

    "revisions.undo": async ({ parameters, guest }) => {
      const wanted = await revisions.get(Number(parameters.revision));
      if (wanted === undefined) return refuse(noSuchRevision(parameters.revision));
      const before = await revisions.previous(wanted.head.revision);
      const changes = before === undefined ? [] : changesBetween(before.document, wanted.document);
      if (before === undefined || changes.length === 0) return refuse(nothingToUndo());
      const note = `Annulé : ${wanted.head.note}`;
      const answer = await save(services, guest, (saved) => takenBack(saved, before.document, changes, note));
      return "refused" in answer ? answer : { status: 200, body: withoutWarnings(answer) };
    },
  };
};

/** Pure: what one revision changed, taken back on top of what is saved by now. */
function takenBack(
  saved: ConfigurationDocument,
  before: ConfigurationDocument,
  changes: readonly Change[],
  note: string,
): Edit {
  const back = putBack(saved, before, changes);
  if (back.kind === "collides") return { kind: "refuse", problem: collision(back.with) };
  const { document, renumbered } = back;
  return { kind: "save", document, note, renumbered, restores: true, at: null };
}

/** The changes that somebody wants taken back, provided that they still are what he has seen. */
function wantedOf({ changes }: Waiting, seen: readonly SeenChange[]): readonly Change[] | Refusal {
  const byId = new Map(changes.map((change) => [change.id, change]));
  const wanted: Change[] = [];
  for (const { id, tag } of seen) {
    const change = byId.get(id);
    if (change === undefined || tagOf(change) !== tag) return refuse(changedSince());
    if (change.kind === "secret") return refuse(passwordsStay());
    wanted.push(change);
  }
  return wanted;
}

const savedAs = ({ revision, changed }: { readonly revision: number; readonly changed: boolean }) =>
  ({ status: 200, body: { revision, ...(changed ? {} : { unchanged: true as const }) } }) as const;

const withoutWarnings = ({ revision, unchanged }: { readonly revision: number; readonly unchanged?: true }) => ({
  revision,
  ...(unchanged === undefined ? {} : { unchanged }),
});

const nothingRuns = (): Problem => serviceAway("store");

const noSuchRevision = (revision: string): Problem =>
  notFound(
    words(
      `La révision ${revision} n'existe pas ou n'est plus lisible.`,
      `Revision ${revision} does not exist or cannot be read any more.`,
    ),
  );

function collision(change: Change): Problem {
  const { title } = tellChange(change);
  return problem(
    409,
    "changed-since",
    words(
      `« ${title.fr} » a encore été modifié depuis : l'annulation effacerait cette autre modification.`,
      `"${title.en}" has been changed again since: taking this back would lose the other change.`,
    ),
  );
}

const nothingToUndo = (): Problem =>
  problem(
    409,
    "nothing-to-undo",
    words(
      "Il n'y a rien à annuler ici : un mot de passe ne se reprend pas, il se change de nouveau.",
      "There is nothing to take back here: a password is not taken back, it is changed again.",
    ),
  );

const passwordsStay = (): Problem =>
  problem(
    409,
    "password",
    words(
      "Un mot de passe ne se reprend pas : changez-le de nouveau.",
      "A password cannot be taken back: change it again.",
    ),
  );
