import { useRef } from "preact/hooks";
import { MENU_KEYS, type MenuKey } from "../../../daemon/model/config/menus.ts";
import { Button } from "../../controls/button.tsx";
import type { ControlProps } from "../../controls/control-props.ts";
import { Keypad } from "../../controls/keypad.tsx";
import { type DraftValue, fieldsOf, isDraft, itemOf } from "../../forms/draft.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { AnyField } from "../objects/any-field.tsx";
import type { FieldLooks } from "../objects/object-kind.ts";

interface MenuEventsFieldProps extends ControlProps {
  readonly looks: FieldLooks;
}

const keyOf = (event: DraftValue): string => (isDraft(event) && typeof event.key === "string" ? event.key : "");
const keys: readonly string[] = MENU_KEYS;
const rank = (event: DraftValue): number => keys.indexOf(keyOf(event));

/** « Ajouter un événement »: a key of the telephone is pressed; « Événements »: what each key does [SVI-16…21]. */
export function MenuEventsField({ form, path, schema, looks }: MenuEventsFieldProps) {
  const site = useSite();
  const t = useSentences().voiceServer;
  const list = useRef<HTMLOListElement>(null);
  const events = form.list(path);
  const item = itemOf(schema);
  const { action = {} } = fieldsOf(item);
  const issue = form.ownIssueOf(path);
  const find = (key: MenuKey) => events.find((event) => keyOf(event) === key);
  const captionOf = (key: MenuKey): string => {
    const event = find(key);
    const does = isDraft(event) ? event.action : undefined;
    if (!isDraft(does)) return event === undefined ? "" : "…";
    if (does.kind === "menu") return String(does.menu || "…");
    if (does.kind === "transfer") return String(does.number || "…");
    return does.kind === "by-name" ? t.shortByName : t.shortHangUp;
  };
  const press = (key: MenuKey) => {
    if (find(key) === undefined) {
      const added = { key, action: { kind: "transfer", number: "" } };
      form.set(
        path,
        [...events, added].sort((one, other) => rank(one) - rank(other)),
      );
    }
    // Once it is drawn.
    requestAnimationFrame(() => list.current?.querySelector<HTMLElement>(`[data-key="${key}"] select`)?.focus());
  };
  return (
    <div class="menu-events">
      <div>
        <p class="quiet">{t.pressToAdd}</p>
        <Keypad
          label={t.addEvent}
          nameOf={(key) => (captionOf(key) === "" ? t.addKey(key) : t.key(key))}
          captionOf={captionOf}
          onPress={press}
        />
      </div>
      <div>
        <h3>{t.events}</h3>
        {events.length === 0 && <p class="quiet">{t.noEvents}</p>}
        <ol ref={list} class="events">
          {events.map((event, index) => (
            <li key={keyOf(event)} data-key={keyOf(event)}>
              <strong class="event-key">{t.key(keyOf(event))}</strong>
              <div class="event-action">
                <AnyField form={form} path={`${path}/${index}/action`} schema={action} looks={looks} />
              </div>
              <Button
                kind="quiet"
                icon="cross"
                label={t.removeKey(keyOf(event))}
                onClick={() => form.set(path, events.toSpliced(index, 1))}
              />
            </li>
          ))}
        </ol>
        <p class="issue">{issue !== undefined && <bdi>{site.told(issue)}</bdi>}</p>
      </div>
    </div>
  );
}
