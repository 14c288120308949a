import { useSignal } from "@preact/signals";
import { notesOf } from "../../../daemon/model/config/field.ts";
import { Button } from "../../controls/button.tsx";
import { Dialog } from "../../controls/dialog.tsx";
import { showRefusal } from "../../site/show-refusal.ts";
import { useForm } from "../../site/use-form.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { AnyField } from "./any-field.tsx";
import type { ObjectKind } from "./object-kind.ts";
import { fieldSchemas, objectDraft, readObject } from "./read-object.ts";

interface ChangeManyProps {
  readonly kind: ObjectKind;
  readonly keys: readonly string[];
  /** Of what was ticked, where only its place names it. */
  readonly tags: readonly string[] | undefined;
  readonly close: (isChanged: boolean) => void;
}

/** So many are named above the field that they are given. */
const MOST_NAMED = 20;

/** Gives one field of several objects the same value: all of them, or none when one cannot have it. */
export function ChangeMany({ kind, keys, tags, close }: ChangeManyProps) {
  const site = useSite();
  const t = useSentences();
  const { collection, shared = [] } = kind;
  const schemas = fieldSchemas(collection);
  const field = useSignal(shared[0] ?? "");
  const form = useForm(() => objectDraft(collection, shared, {}));
  const busy = useSignal(false);
  const change = async () => {
    const { [field.value]: value = "" } = form.draft.value;
    const read = readObject(collection, { [field.value]: value });
    if (read.kind === "issues") {
      form.issues.value = read.issues;
      return;
    }
    busy.value = true;
    const body = { keys: [...keys], changes: read.body, ...(tags === undefined ? {} : { tags: [...tags] }) };
    const answer = await site.ask("objects.changeMany", { parameters: { collection }, body });
    busy.value = false;
    if (answer.kind !== "done") {
      showRefusal(site, form, answer);
      if (answer.kind === "refused" && form.issues.value.length > 0) return;
      return close(false);
    }
    site.saved(t.objects.changedMany(keys.length), answer.body);
    close(true);
  };
  const buttons = (
    <>
      <Button onClick={() => close(false)}>{t.cancel}</Button>
      <Button kind="main" busy={busy.value} onClick={() => void change()}>
        {t.change}
      </Button>
    </>
  );
  return (
    <Dialog title={t.objects.changeTicked(keys.length)} onClose={() => close(false)} buttons={buttons}>
      <p class="quiet">
        {keys.slice(0, MOST_NAMED).join(", ")}
        {keys.length > MOST_NAMED && ` ${t.objects.others(keys.length - MOST_NAMED)}`}
      </p>
      <label class="picker-filter">
        <span>{t.conflict.field}</span>
        <select value={field.value} onChange={(event) => (field.value = event.currentTarget.value)}>
          {shared.map((name) => (
            <option key={name} value={name}>
              {site.inWords(notesOf(schemas[name] ?? {}).label)}
            </option>
          ))}
        </select>
      </label>
      <AnyField key={field.value} form={form} path={field.value} schema={schemas[field.value] ?? {}} looks={kind} />
      {form.strayIssues().map((issue) => (
        <p class="issue" key={issue.path + issue.code}>
          <bdi>{site.told(issue)}</bdi>
        </p>
      ))}
    </Dialog>
  );
}
