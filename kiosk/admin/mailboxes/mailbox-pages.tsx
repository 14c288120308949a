import { ChangeObjectPage } from "../objects/change-object-page.tsx";
import { NewObjectPage } from "../objects/new-object-page.tsx";
import type { ObjectKind } from "../objects/object-kind.ts";
import type { RubricPages, Show } from "../rubric.ts";
import { mailboxKindOf } from "./mailbox-kind.tsx";
import { MailboxesPage } from "./mailboxes-page.tsx";

/** Of one extension or group: below its own page. */
export const ownMailboxPages = (kind: ObjectKind): RubricPages => {
  const below = (step: string, show: Show): RubricPages[number] => [`${kind.path}/:owner/boites-vocales${step}`, show];
  const of = (steps: Readonly<Record<string, string>>) => mailboxKindOf({ kind, of: steps.owner ?? "" }, []);
  return [
    below("", ({ owner = "" }) => <MailboxesPage key={owner} owner={{ kind, of: owner }} />),
    below("/ajouter", (steps) => <NewObjectPage key={steps.owner} kind={of(steps)} />),
    below("/ajouter/:like", (steps) => <NewObjectPage key={steps.like} kind={of(steps)} like={steps.like ?? ""} />),
    below("/:box", (steps) => <ChangeObjectPage key={steps.box} kind={of(steps)} of={steps.box ?? ""} />),
  ];
};
