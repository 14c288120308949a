import type { VNode } from "preact";
import { OF_THE_BOX } from "../../../daemon/contracts/api/access-of-roles.ts";
import type { SettingsName } from "../../../daemon/model/config/collections/names.ts";
import { settings } from "../../../daemon/model/config/collections/settings.ts";
import { Answered } from "../../controls/answered.tsx";
import { draftOf } from "../../forms/draft.ts";
import { useAnswer } from "../../site/use-answer.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { type Crumb, Page } from "../frame/page.tsx";
import { type FieldLooks, type FormPanel, fieldsShown } from "./object-kind.ts";
import { readFields } from "./read-object.ts";
import { SavedForm } from "./saved-form.tsx";

interface SettingsPageProps {
  readonly section: SettingsName;
  readonly title: string;
  readonly panels: readonly FormPanel[];
  readonly looks: FieldLooks;
  /** What the page lies below. */
  readonly trail?: readonly Crumb[];
  readonly aside?: VNode;
}

/** A page of general settings; it stays open when it has been saved. */
export function SettingsPage({ section, title, trail = [], panels, looks, aside }: SettingsPageProps) {
  const site = useSite();
  const t = useSentences();
  const parameters = { section };
  const { asked, again } = useAnswer(() => site.ask("settings.get", { parameters }));
  const fields = fieldsShown(panels);
  const { properties } = settings[section].schema;
  const schemas = Object.fromEntries(Object.entries(properties).filter(([key]) => fields.includes(key)));
  return (
    <Page title={title} trail={trail}>
      {aside}
      <Answered asked={asked} again={again}>
        {({ settings: saved, tag }) => (
          <SavedForm
            key={tag}
            panels={panels}
            schemas={schemas}
            looks={looks}
            saved={saved}
            tag={tag ?? ""}
            access={OF_THE_BOX.includes(section) ? "settings" : "write"}
            draftOf={(now) => draftOf(schemas, now)}
            read={(draft) => readFields(schemas, draft)}
            replace={(body, seen) => site.ask("settings.replace", { parameters, body, tag: seen })}
            fetch={async () => {
              const now = await site.ask("settings.get", { parameters });
              return now.kind === "done" ? { kind: "done", saved: now.body.settings, tag: now.tag ?? "" } : now;
            }}
            done={(body) => {
              site.saved(t.objects.settingsChanged, body);
              again();
            }}
          />
        )}
      </Answered>
    </Page>
  );
}
