import { notesOf } from "../../daemon/model/config/field.ts";
import type { CallableKind } from "../site/office.ts";
import { useSite } from "../site/use-site.ts";
import { CalledInput } from "./called-input.tsx";
import type { ControlProps } from "./control-props.ts";
import { Field } from "./field.tsx";

interface CalledFieldProps extends ControlProps {
  readonly kinds?: readonly CallableKind[];
}

/** Who is called: a number, typed or picked [MEN-25, LIG-05]. */
export function CalledField({ form, path, schema, kinds }: CalledFieldProps) {
  const site = useSite();
  const { label, help } = notesOf(schema);
  const issue = form.issueOf(path);
  return (
    <Field
      label={site.inWords(label)}
      help={site.inWords(help)}
      issue={issue && site.told(issue)}
      control={(ties) => (
        <CalledInput
          number={form.text(path)}
          label={site.inWords(label)}
          ties={ties}
          {...(kinds === undefined ? {} : { kinds })}
          onChange={(number) => form.set(path, number)}
        />
      )}
    />
  );
}
