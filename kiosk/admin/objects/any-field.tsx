import { notesOf } from "../../../daemon/model/config/field.ts";
import { writeOnlySchemas } from "../../../daemon/model/config/write-only.ts";
import { ChoiceField } from "../../controls/choice-field.tsx";
import type { ControlProps } from "../../controls/control-props.ts";
import { SchemaField } from "../../controls/schema-field.tsx";
import { TickField } from "../../controls/tick-field.tsx";
import { controlShape, draftValue, fieldsOf, isDraft, ofKind } from "../../forms/draft.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { ListField } from "./list-field.tsx";
import { type FieldLooks, genericPath } from "./object-kind.ts";

interface AnyFieldProps extends ControlProps {
  readonly looks: FieldLooks;
}

/** One field of an object: with the control that its kind has for it, or the one that follows from its schema. */
export function AnyField({ form, path, schema, looks }: AnyFieldProps) {
  const t = useSentences();
  const generic = genericPath(path);
  const Own = looks.controls?.[generic];
  if (Own !== undefined) return <Own form={form} path={path} schema={schema} />;
  const props = { form, path, schema, looks };
  switch (controlShape(schema).kind) {
    case "part":
      return <PartField {...props} />;
    case "kinds":
      return <KindsField {...props} />;
    case "list":
      return <ListField {...props} draw={(at, one) => <AnyField key={at} {...props} path={at} schema={one} />} />;
    default: {
      const words = looks.choices?.(t)[generic];
      const choices = words && Object.entries(words).map(([value, label]) => ({ value, label }));
      const help = looks.helps?.(t)[generic];
      const more = looks.more?.[generic]?.();
      return (
        <SchemaField
          form={form}
          name={path}
          schema={schema}
          secret={path in writeOnlySchemas}
          {...(choices === undefined ? {} : { choices })}
          {...(help === undefined ? {} : { help })}
          more={more}
        />
      );
    }
  }
}

/** Fields that belong together, below their title; those that may be missing are brought in by a tick. */
function PartField({ form, path, schema, looks }: AnyFieldProps) {
  const site = useSite();
  const { label, help } = notesOf(schema);
  const { nullable } = controlShape(schema);
  const value = form.value(path);
  const there = isDraft(value);
  const fields = Object.entries(fieldsOf(schema)).map(([key, one]) => (
    <AnyField key={key} form={form} path={`${path}/${key}`} schema={one} looks={looks} />
  ));
  const issue = form.ownIssueOf(path);
  return (
    <fieldset class="part">
      <legend>{site.inWords(label)}</legend>
      {nullable ? (
        <TickField
          label={site.inWords(label)}
          help={site.inWords(help)}
          ticked={there}
          issue={issue && site.told(issue)}
          onChange={(on) =>
            form.set(path, on ? draftValue({ type: "object", properties: fieldsOf(schema) }, {}) : null)
          }
        />
      ) : null}
      {there && fields}
    </fieldset>
  );
}

/** A value of one of several kinds: which, and the fields of that kind. */
function KindsField({ form, path, schema, looks }: AnyFieldProps) {
  const site = useSite();
  const t = useSentences();
  const { label, help } = notesOf(schema);
  const { nullable, choices } = controlShape(schema);
  const value = form.value(path);
  const kind = isDraft(value) && typeof value.kind === "string" ? value.kind : "";
  const words = looks.choices?.(t)[`${genericPath(path)}/kind`] ?? {};
  const shown = [...(nullable ? [""] : []), ...choices].map((one) => ({
    value: one,
    label: words[one] ?? (one === "" ? t.none : one),
  }));
  const issue = form.ownIssueOf(path);
  const fields = Object.entries(fieldsOf(ofKind(schema, kind) ?? {})).filter(([key]) => key !== "kind");
  return (
    <>
      <ChoiceField
        label={site.inWords(label)}
        help={looks.helps?.(t)[genericPath(path)] ?? site.inWords(help)}
        value={kind}
        choices={shown}
        issue={issue && site.told(issue)}
        onChange={(next) => form.set(path, next === "" ? null : draftValue(schema, { kind: next }))}
      />
      {fields.map(([key, one]) => (
        <AnyField key={key} form={form} path={`${path}/${key}`} schema={one} looks={looks} />
      ))}
    </>
  );
}
