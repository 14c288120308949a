import { useSignal } from "@preact/signals";
import type { Access } from "../../../daemon/contracts/api/route.ts";
import { notesOf } from "../../../daemon/model/config/field.ts";
import type { JsonRecord } from "../../../daemon/model/config/json.ts";
import { writeOnlySchemas } from "../../../daemon/model/config/write-only.ts";
import type { Answer } from "../../api/ask.ts";
import { type Choices, Conflict } from "../../controls/conflict.tsx";
import { FormFrame } from "../../controls/form-frame.tsx";
import { chosenDraft, compareDrafts } from "../../forms/compare-drafts.ts";
import type { Draft } from "../../forms/draft.ts";
import { showRefusal } from "../../site/show-refusal.ts";
import { useForm } from "../../site/use-form.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { ObjectFields } from "./object-fields.tsx";
import type { FieldLooks, FormPanel } from "./object-kind.ts";
import type { ReadObject } from "./read-object.ts";

type Unanswered = Exclude<Answer<"objects.replace">, { kind: "done" }>;

interface SavedFormProps<Body> {
  readonly panels: readonly FormPanel[];
  readonly schemas: Readonly<Record<string, object>>;
  readonly looks: FieldLooks;
  readonly saved: JsonRecord;
  /** The version that it is filled from. */
  readonly tag: string;
  /** In the place of « Modifier ». */
  readonly submit?: string;
  /** What it takes to save it. */
  readonly access?: Access;
  readonly draftOf: (saved: JsonRecord) => Draft;
  readonly read: (draft: Draft) => ReadObject;
  readonly replace: (
    body: JsonRecord,
    tag: string,
  ) => Promise<{ readonly kind: "done"; readonly body: Body } | Unanswered>;
  /** What is saved now, and its version. */
  readonly fetch: () => Promise<
    { readonly kind: "done"; readonly saved: JsonRecord; readonly tag: string } | Unanswered
  >;
  readonly done: (body: Body) => void;
}

/** Changes what was saved; what somebody else saved in between is never overwritten unseen. */
export function SavedForm<Body>({
  panels,
  schemas,
  looks,
  saved,
  tag,
  submit,
  access = "write",
  draftOf,
  read,
  replace,
  fetch,
  done,
}: SavedFormProps<Body>) {
  const site = useSite();
  const t = useSentences();
  const form = useForm(() => draftOf(saved));
  const seen = useSignal(tag);
  const theirs = useSignal<{ readonly draft: Draft; readonly tag: string } | null>(null);

  const save = async () => {
    const known = read(form.draft.value);
    if (known.kind === "issues") {
      form.issues.value = known.issues;
      return;
    }
    const answer = await replace(known.body, seen.value);
    if (answer.kind === "done") {
      form.saved();
      return done(answer.body);
    }
    if (answer.kind === "refused" && answer.problem.status === 412) await compare();
    else showRefusal(site, form, answer);
  };
  const compare = async () => {
    const now = await fetch();
    if (now.kind !== "done") return showRefusal(site, form, now);
    theirs.value = { draft: draftOf(now.saved), tag: now.tag };
  };
  const keep = (choices: Choices) => {
    if (theirs.value === null) return;
    form.draft.value = chosenDraft(theirs.value.draft, form.draft.value, choices);
    form.initial.value = theirs.value.draft;
    seen.value = theirs.value.tag;
    theirs.value = null;
    void save();
  };
  return (
    <>
      <FormFrame form={form} access={access} submit={submit ?? t.change} onSubmit={save}>
        <ObjectFields form={form} panels={panels} schemas={schemas} looks={looks} />
      </FormFrame>
      {theirs.value !== null && (
        <Conflict
          differences={compareDrafts(form.initial.value, theirs.value.draft, form.draft.value).filter(
            ({ key }) => !(key in writeOnlySchemas),
          )}
          labelOf={(key) => site.inWords(notesOf(schemas[key] ?? {}).label)}
          onKeep={keep}
          onCancel={() => (theirs.value = null)}
        />
      )}
    </>
  );
}
