import { collections } from "../../../daemon/model/config/collections/collections.ts";
import type { JsonRecord } from "../../../daemon/model/config/json.ts";
import { Answered } from "../../controls/answered.tsx";
import { BackLink } from "../../controls/back-link.tsx";
import { FormFrame } from "../../controls/form-frame.tsx";
import { LooksOnly } from "../../controls/looks-only.tsx";
import { showRefusal } from "../../site/show-refusal.ts";
import { useAnswer } from "../../site/use-answer.ts";
import { useForm } from "../../site/use-form.ts";
import { useMay } from "../../site/use-may.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { Page } from "../frame/page.tsx";
import { ObjectFields } from "./object-fields.tsx";
import { addressOfObject, fieldsShown, type ObjectKind } from "./object-kind.ts";
import { fieldSchemas, objectDraft, readObject } from "./read-object.ts";

interface NewObjectPageProps {
  readonly kind: ObjectKind;
  /** The one that it begins as a copy of. */
  readonly like?: string;
}

/** What is behind the green + [MEN-19, MEN-20], empty or like another one. */
export function NewObjectPage({ kind, like }: NewObjectPageProps) {
  const site = useSite();
  const t = useSentences();
  const words = kind.words(t);
  return (
    <Page
      title={words.add}
      trail={[...(kind.trail?.(t, site) ?? []), { to: kind.path, text: words.title }]}
      actions={<BackLink to={kind.path} />}
    >
      {!useMay("write") ? (
        <LooksOnly access="write" />
      ) : like === undefined ? (
        <NewObjectForm kind={kind} model={{}} />
      ) : (
        <CopyForm kind={kind} like={like} />
      )}
    </Page>
  );
}

function CopyForm({ kind, like }: { readonly kind: ObjectKind; readonly like: string }) {
  const site = useSite();
  const parameters = { collection: kind.collection, key: like };
  const { asked, again } = useAnswer(() => site.ask("objects.get", { parameters }));
  const left = new Set<string>([collections[kind.collection].key, ...(kind.notCopied ?? [])]);
  return (
    <Answered asked={asked} again={again}>
      {({ object }) => (
        <NewObjectForm
          kind={kind}
          model={Object.fromEntries(Object.entries(object).filter(([field]) => !left.has(field)))}
        />
      )}
    </Answered>
  );
}

function NewObjectForm({ kind, model }: { readonly kind: ObjectKind; readonly model: JsonRecord }) {
  const site = useSite();
  const t = useSentences();
  const { collection, panels, path, beginning: Beginning, helpsOfNew } = kind;
  const words = kind.words(t);
  const looks = helpsOfNew === undefined ? kind : { ...kind, helps: helpsOfNew };
  const form = useForm(() => objectDraft(collection, fieldsShown(panels), model));
  const add = async () => {
    const read = readObject(collection, form.draft.value);
    if (read.kind === "issues") {
      form.issues.value = read.issues;
      return;
    }
    // A copy takes along what the form does not show.
    const body = { ...model, ...read.body, ...kind.given };
    const answer = await site.ask("objects.create", { parameters: { collection }, body });
    if (answer.kind !== "done") return showRefusal(site, form, answer);
    form.saved();
    // To the object itself where there is more to see than was typed: an extension has the identity of its telephone.
    const more = kind.aside !== undefined || kind.subpages !== undefined;
    site.place.go(more ? addressOfObject(kind, answer.body.key) : path);
    site.saved(words.added, answer.body);
  };
  return (
    <FormFrame form={form} access="write" submit={kind.submit?.(t) ?? t.add} onSubmit={add}>
      {Beginning !== undefined && <Beginning form={form} />}
      <ObjectFields form={form} panels={panels} schemas={fieldSchemas(collection)} looks={looks} />
    </FormFrame>
  );
}
