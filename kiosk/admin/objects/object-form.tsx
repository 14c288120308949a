import { useRef } from "preact/hooks";
import { collections } from "../../../daemon/model/config/collections/collections.ts";
import type { CollectionName } from "../../../daemon/model/config/collections/names.ts";
import type { JsonRecord } from "../../../daemon/model/config/json.ts";
import type { Site } from "../../site/site.ts";
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
  const isPlaced = collections[collection].key === "position";
  // A rule goes on to be the same one when others move.
  const key = useRef(of);
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
      isPlaced={isPlaced}
      replace={(body, seen) =>
        site.ask("objects.replace", { parameters: { collection, key: key.current }, body, tag: seen })
      }
      fetch={async (seen) => {
        if (isPlaced) key.current = await placeOf(site, collection, seen, key.current);
        const now = await site.ask("objects.get", { parameters: { collection, key: key.current } });
        return now.kind === "done" ? { kind: "done", saved: now.body.object, tag: now.tag ?? "" } : now;
      }}
      done={(body) => {
        site.place.go(to);
        site.saved(words.changed, body);
      }}
    />
  );
}

/** Where the object of that version stands now; where it stood when it is nowhere, for it was changed or is gone. */
async function placeOf(site: Site, collection: CollectionName, tag: string, before: string): Promise<string> {
  const list = await site.ask("objects.list", { parameters: { collection } });
  const index = list.kind === "done" ? (list.body.tags ?? []).indexOf(tag) : -1;
  return index < 0 ? before : String(index + 1);
}
