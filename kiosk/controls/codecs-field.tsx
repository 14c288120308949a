import { notesOf } from "../../daemon/model/config/field.ts";
import { controlShape, itemOf } from "../forms/draft.ts";
import { useSentences, useSite } from "../site/use-site.ts";
import { Button } from "./button.tsx";
import type { ControlProps } from "./control-props.ts";
import { ListButtons, moved } from "./list-buttons.tsx";
import { Row } from "./row.tsx";

/** Codecs in the order of preference; where they may be left to the general settings, « Codecs par défaut » [LIG-25, A-12]. */
export function CodecsField({ form, path, schema }: ControlProps) {
  const site = useSite();
  const t = useSentences().trunks;
  const { label, help } = notesOf(schema);
  const { choices } = controlShape(itemOf(schema));
  const { nullable } = controlShape(schema);
  const isOwn = form.value(path) !== null;
  const list = form.list(path);
  const free = choices.filter((one) => !list.includes(one));
  const title = site.inWords(label);
  const issue = form.issueOf(path);
  const put = (index: number, codec: string) => form.set(path, list.with(index, codec));
  return (
    <Row label={<span>{title}</span>} help={site.inWords(help)}>
      {nullable && (
        <label class="side">
          <input
            type="checkbox"
            aria-label={`${title}, ${t.defaultCodecs}`}
            checked={!isOwn}
            onChange={(event) => form.set(path, event.currentTarget.checked ? null : choices.slice(0, 2))}
          />
          {t.defaultCodecs}
        </label>
      )}
      {isOwn && (
        <>
          <ol class="members" aria-label={title}>
            {list.map((codec, index) => (
              <li key={String(codec)}>
                <select
                  class="short"
                  aria-label={`${title}, ${t.codecPlace(index + 1)}`}
                  value={String(codec)}
                  onChange={(event) => put(index, event.currentTarget.value)}
                >
                  {choices
                    .filter((one) => one === codec || free.includes(one))
                    .map((one) => (
                      <option key={one}>{one}</option>
                    ))}
                </select>
                <ListButtons
                  name={String(codec)}
                  index={index}
                  count={list.length}
                  onMove={(to) => form.set(path, moved(list, index, to))}
                  onRemove={() => form.set(path, list.toSpliced(index, 1))}
                />
              </li>
            ))}
          </ol>
          {free.length > 0 && (
            <Button icon="plus" onClick={() => form.set(path, [...list, ...free.slice(0, 1)])}>
              {t.addCodec}
            </Button>
          )}
        </>
      )}
      <p class="issue">{issue !== undefined && <bdi>{site.told(issue)}</bdi>}</p>
    </Row>
  );
}
