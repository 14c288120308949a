import type { JsonRecord } from "../../../daemon/model/config/json.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { type FormPanel, fieldsShown, type ObjectKind } from "./object-kind.ts";
import { fieldSchemas, objectDraft, readObject } from "./read-object.ts";
import { SavedForm } from "./saved-form.tsx";

interface ObjectFormProps {
  readonly kind: ObjectKind;
  readonly of: string;
  /** Of the kind, or of a page that belongs to it. */
  readonly panels: readonly FormPanel[];
  readonly object: JsonRecord;
  readonly tag: string;
  /** Where one goes when it is saved. */
  readonly to: string;
}

/** A form of some fields of an object that is there; its other fields stay what they are. */
export function ObjectForm({ kind, of, panels, object, tag, to }: ObjectFormProps) {
  const site = useSite();
  const t = useSentences();
  const words = kind.words(t);
  const { collection } = kind;
  const parameters = { collection, key: of };
  const fields = fieldsShown(panels);
  return (
    <SavedForm
      panels={panels}
      schemas={fieldSchemas(collection)}
      looks={kind}
      {...(kind.submit === undefined ? {} : { submit: kind.submit(t) })}
      saved={object}
      tag={tag}
      draftOf={(saved) => objectDraft(collection, fields, saved)}
      read={(draft) => readObject(collection, draft)}
      replace={(body, seen) => site.ask("objects.replace", { parameters, body, tag: seen })}
      fetch={async () => {
        const now = await site.ask("objects.get", { parameters });
        return now.kind === "done" ? { kind: "done", saved: now.body.object, tag: now.tag ?? "" } : now;
      }}
      done={(body) => {
        site.place.go(to);
        site.saved(words.changed, body);
      }}
    />
  );
}
