import { notesOf } from "../../../daemon/model/config/field.ts";
import type { ControlProps } from "../../controls/control-props.ts";
import { Row } from "../../controls/row.tsx";
import { controlShape, itemOf } from "../../forms/draft.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import type { Sentences } from "../../words/fr.ts";

/** Which calls to the outside an extension may make: each class with its tick [LNO-11]. */
export function RightClassesField({ form, path, schema }: ControlProps) {
  const site = useSite();
  const words = useSentences().rights.classes;
  const { label, help } = notesOf(schema);
  const title = site.inWords(label);
  const held = form.list(path);
  const classes = controlShape(itemOf(schema)).choices.filter((one) => isClass(words, one));
  const tick = (changed: string, on: boolean) =>
    form.set(
      path,
      classes.filter((one) => (one === changed ? on : held.includes(one))),
    );
  return (
    <Row label={<span>{title}</span>} help={site.inWords(help)}>
      <fieldset class="days" aria-label={title}>
        {classes.map((one) => (
          <label key={one} class="side">
            <input
              type="checkbox"
              checked={held.includes(one)}
              onChange={(event) => tick(one, event.currentTarget.checked)}
            />
            {words[one]}
          </label>
        ))}
      </fieldset>
    </Row>
  );
}

type Classes = Sentences["rights"]["classes"];

const isClass = (words: Classes, one: string): one is keyof Classes => Object.hasOwn(words, one);
