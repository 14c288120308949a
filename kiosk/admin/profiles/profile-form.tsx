import { useRef } from "preact/hooks";
import { pointer } from "../../../daemon/model/config/issue.ts";
import type { JsonRecord } from "../../../daemon/model/config/json.ts";
import { profileSchema } from "../../../daemon/model/config/profiles.ts";
import { FormFrame } from "../../controls/form-frame.tsx";
import { ForwardField } from "../../controls/forward-field.tsx";
import { type Draft, draftOf } from "../../forms/draft.ts";
import { showRefusal } from "../../site/show-refusal.ts";
import { useForm } from "../../site/use-form.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { ObjectFields } from "../objects/object-fields.tsx";
import type { FieldLooks, FormPanel, ObjectKind } from "../objects/object-kind.ts";
import { type ReadObject, readFields } from "../objects/read-object.ts";
import { SavedForm } from "../objects/saved-form.tsx";
import { ColourField } from "./colour-field.tsx";
import { saveOwner } from "./owner.ts";
import { profilesOf, withProfile } from "./with-profile.ts";

const schemas: Readonly<Record<string, object>> = profileSchema.properties;

const forwards = ["onNoAnswer", "onBusy", "onUnavailable"];
const ofSide = (side: string): readonly string[] => ["ringSeconds", ...forwards].map((field) => `${side}/${field}`);

const panels: readonly FormPanel[] = [
  { title: (t) => t.profiles.general, fields: ["name", "colour", "status"] },
  { title: (t) => t.profiles.inside, fields: ofSide("inside") },
  { title: (t) => t.profiles.outside, fields: ofSide("outside") },
];

const looks: FieldLooks = {
  controls: {
    colour: ColourField,
    ...Object.fromEntries(
      ["inside", "outside"].flatMap((side) => forwards.map((way) => [`${side}/${way}`, ForwardField])),
    ),
  },
};

const read = (draft: Draft): ReadObject => readFields(schemas, draft);

interface ProfileFormProps {
  readonly kind: ObjectKind;
  readonly of: string;
  readonly owner: JsonRecord;
  readonly tag: string;
  readonly to: string;
}

/** A new profile of an extension or group [PRO-01…14]. */
export function NewProfileForm({ kind, of, owner, tag, to }: ProfileFormProps) {
  const site = useSite();
  const t = useSentences();
  const form = useForm(() => draftOf(schemas, {}));
  const add = async () => {
    const known = read(form.draft.value);
    if (known.kind === "issues") {
      form.issues.value = known.issues;
      return;
    }
    const at = pointer("profiles", profilesOf(owner).length);
    const answer = await saveOwner(site, kind, of, withProfile(owner, null, known.body), tag, at);
    if (answer.kind !== "done") return showRefusal(site, form, answer);
    form.saved();
    site.place.go(to);
    site.saved(t.profiles.added, answer.body);
  };
  return (
    <FormFrame form={form} access="write" submit={t.add} onSubmit={add}>
      <ObjectFields form={form} panels={panels} schemas={schemas} looks={looks} />
    </FormFrame>
  );
}

/** Changes a profile; its planning follows its name. */
export function ChangeProfileForm({ kind, of, owner, tag, to, name }: ProfileFormProps & { readonly name: string }) {
  const site = useSite();
  const t = useSentences();
  // As it was last seen: what somebody else saved in between is what the change is put into.
  const seen = useRef(owner);
  const profile = profilesOf(owner).find((one) => one.name === name) ?? {};
  return (
    <SavedForm
      panels={panels}
      schemas={schemas}
      looks={looks}
      saved={profile}
      tag={tag}
      draftOf={(saved) => draftOf(schemas, saved)}
      read={read}
      replace={(body, version) => {
        const index = profilesOf(seen.current).findIndex((one) => one.name === name);
        const change = withProfile(seen.current, name, body);
        return saveOwner(site, kind, of, change, version, pointer("profiles", index));
      }}
      fetch={async () => {
        const now = await site.ask("objects.get", { parameters: { collection: kind.collection, key: of } });
        if (now.kind !== "done") return now;
        seen.current = now.body.object;
        const saved = profilesOf(now.body.object).find((one) => one.name === name) ?? {};
        return { kind: "done", saved, tag: now.tag ?? "" };
      }}
      done={(body) => {
        site.place.go(to);
        site.saved(t.profiles.changed, body);
      }}
    />
  );
}
