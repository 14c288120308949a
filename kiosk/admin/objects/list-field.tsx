import type { VNode } from "preact";
import { notesOf, type Words } from "../../../daemon/model/config/field.ts";
import { Button } from "../../controls/button.tsx";
import type { ControlProps } from "../../controls/control-props.ts";
import { ListButtons, moved } from "../../controls/list-buttons.tsx";
import { TickField } from "../../controls/tick-field.tsx";
import { controlShape, draftValue, fieldsOf, itemOf } from "../../forms/draft.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { type FieldLooks, genericPath } from "./object-kind.ts";

interface ListFieldProps extends ControlProps {
  readonly looks: FieldLooks;
  readonly draw: (path: string, schema: object) => VNode;
}

/** A list that is edited in place: each with its fields, its place, and the way out; one more at its end. */
export function ListField({ form, path, schema, looks, draw }: ListFieldProps) {
  const site = useSite();
  const t = useSentences();
  const { label, help } = notesOf(schema);
  const { nullable } = controlShape(schema);
  const list = form.list(path);
  const item = itemOf(schema);
  const title = site.inWords(label);
  const issue = form.ownIssueOf(path);
  const isThere = form.value(path) !== null;
  const isPart = controlShape(item).kind === "part" && looks.controls?.[`${genericPath(path)}/*`] === undefined;
  return (
    <fieldset class="part">
      <legend>{title}</legend>
      <p class="quiet">{looks.helps?.(t)[genericPath(path)] ?? site.inWords(help)}</p>
      {nullable && <TickField label={t.list.own} ticked={isThere} onChange={(on) => form.set(path, on ? [] : null)} />}
      {isThere && (
        <>
          <ol class="list-items">
            {list.map((_, index) => {
              const at = `${path}/${index}`;
              return (
                // Its place is what names it: what it holds may be the same as another's.
                <li key={index}>
                  <div class="list-item">
                    {isPart
                      ? Object.entries(fieldsOf(item)).map(([key, one]) => draw(`${at}/${key}`, one))
                      : draw(at, noted(item, label))}
                  </div>
                  <ListButtons
                    name={`${title} ${index + 1}`}
                    index={index}
                    count={list.length}
                    onMove={(to) => form.set(path, moved(list, index, to))}
                    onRemove={() => form.set(path, list.toSpliced(index, 1))}
                  />
                </li>
              );
            })}
          </ol>
          <Button icon="plus" onClick={() => form.set(path, [...list, draftValue(item, undefined)])}>
            {t.add}
          </Button>
        </>
      )}
      <p class="issue">{issue !== undefined && <bdi>{site.told(issue)}</bdi>}</p>
    </fieldset>
  );
}

/** What stands in a list of plain values has the words of the list where it has none of its own. */
const noted = (item: object, label: Words): object => ({ label, help: { fr: "", en: "" }, ...item });
