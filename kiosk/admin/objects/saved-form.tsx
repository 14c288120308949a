import { useSignal } from "@preact/signals";
import type { Access } from "../../../daemon/contracts/api/route.ts";
import { WEEKDAYS } from "../../../daemon/model/calendar/calendar-date.ts";
import { notesOf } from "../../../daemon/model/config/field.ts";
import type { JsonRecord } from "../../../daemon/model/config/json.ts";
import { writeOnlySchemas } from "../../../daemon/model/config/write-only.ts";
import type { Answer } from "../../api/ask.ts";
import { type Choices, Conflict } from "../../controls/conflict.tsx";
import { FormFrame } from "../../controls/form-frame.tsx";
import { chosenDraft, compareDrafts, type Difference } from "../../forms/compare-drafts.ts";
import { type Draft, sameDraft } from "../../forms/draft.ts";
import { inShort } from "../../forms/in-short.ts";
import { showRefusal } from "../../site/show-refusal.ts";
import { useForm } from "../../site/use-form.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { whenInWords } from "../../site/when-in-words.ts";
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
  /** What is saved now, and its version; asked when `seen` is no longer it. */
  readonly fetch: (
    seen: string,
  ) => Promise<{ readonly kind: "done"; readonly saved: JsonRecord; readonly tag: string } | Unanswered>;
  readonly done: (body: Body) => void;
  /** Only its place names it: what stands there now may be another one. */
  readonly isPlaced?: boolean;
}

/** Tries to save what only seems to be changed by somebody else; then everybody saves all the time. */
const MOST_TRIES = 3;

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
  isPlaced = false,
}: SavedFormProps<Body>) {
  const site = useSite();
  const t = useSentences();
  const form = useForm(() => draftOf(saved));
  const seen = useSignal(tag);
  const theirs = useSignal<{ readonly draft: Draft; readonly tag: string } | null>(null);

  const save = async (tries = MOST_TRIES) => {
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
    if (answer.kind === "refused" && answer.problem.status === 412) await compare(tries);
    else showRefusal(site, form, answer);
  };
  const compare = async (tries: number) => {
    const now = await fetch(seen.value);
    if (now.kind !== "done") return showRefusal(site, form, now);
    const draft = draftOf(now.saved);
    if (tries > 1 && sameDraft(draft, form.initial.value)) {
      // What was changed stands on another page, or the object at another place: there is nothing to choose.
      seen.value = now.tag;
      return save(tries - 1);
    }
    theirs.value = { draft, tag: now.tag };
  };
  const differences = (): readonly Difference[] => {
    const { draft } = theirs.value ?? { draft: form.initial.value };
    return compareDrafts(form.initial.value, draft, form.draft.value)
      .filter(({ key }) => !(key in writeOnlySchemas))
      .map((one) => (isPlaced ? { ...one, suggested: "theirs" } : one));
  };
  const called = (path: string, value: string): string | undefined => {
    const day = path.endsWith("/days/*") ? WEEKDAYS.find((one) => one === value) : undefined;
    return day === undefined ? looks.choices?.(t)[path]?.[value] : t.when.days[day];
  };
  const inShortWords = {
    ...{ yes: t.yes, no: t.no, empty: t.conflict.empty, called },
    together: (value: Draft) => ("days" in value && "holidays" in value ? whenInWords(value, t.when) : undefined),
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
      <FormFrame form={form} access={access} submit={submit ?? t.change} onSubmit={() => save()}>
        <ObjectFields form={form} panels={panels} schemas={schemas} looks={looks} />
      </FormFrame>
      {theirs.value !== null && (
        <Conflict
          differences={differences()}
          labelOf={(key) => site.inWords(notesOf(schemas[key] ?? {}).label)}
          shown={(key, value) => inShort(key, value, inShortWords)}
          note={isPlaced ? t.conflict.placed : undefined}
          onKeep={keep}
          onCancel={() => (theirs.value = null)}
        />
      )}
    </>
  );
}
