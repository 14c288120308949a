import { useId } from "preact/hooks";
import { notesOf } from "../../../daemon/model/config/field.ts";
import { PROFILE_COLOURS } from "../../../daemon/model/config/profiles.ts";
import type { ControlProps } from "../../controls/control-props.ts";
import { Row } from "../../controls/row.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";

/** The eight swatches of the guide, each with its name for who does not tell colours apart [PRO-03]. */
export function ColourField({ form, path, schema }: ControlProps) {
  const site = useSite();
  const t = useSentences().profiles;
  const id = useId();
  const { label, help } = notesOf(schema);
  return (
    <Row label={<span id={id}>{site.inWords(label)}</span>} help={site.inWords(help)}>
      <div role="radiogroup" aria-labelledby={id} class="swatches">
        {PROFILE_COLOURS.map((colour) => (
          <label key={colour} class={`swatch paint-${colour}`}>
            <input
              type="radio"
              name={id}
              checked={form.text(path) === colour}
              onChange={() => form.set(path, colour)}
            />
            <span>{t.colours[colour]}</span>
          </label>
        ))}
      </div>
    </Row>
  );
}
