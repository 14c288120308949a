import { useSignal } from "@preact/signals";
import { notesOf } from "../../daemon/model/config/field.ts";
import type { CallableKind } from "../site/office.ts";
import { useOffice } from "../site/use-office.ts";
import { useSentences, useSite } from "../site/use-site.ts";
import { Button } from "./button.tsx";
import type { ControlProps } from "./control-props.ts";
import { ListButtons, moved } from "./list-buttons.tsx";
import { Name } from "./name.tsx";
import { Picker } from "./picker.tsx";
import { Row } from "./row.tsx";

interface MembersFieldProps extends ControlProps {
  readonly kinds?: readonly CallableKind[];
}

/** Several numbers in order, with their names, chosen in the picker [GRP-11]. */
export function MembersField({ form, path, schema, kinds }: MembersFieldProps) {
  const site = useSite();
  const t = useSentences();
  const office = useOffice();
  const picking = useSignal(false);
  const { label, help } = notesOf(schema);
  const numbers = form.list(path).filter((one) => typeof one === "string");
  const nameOf = (number: string): string => office?.byNumber.get(number)?.name ?? "";
  const issue = form.ownIssueOf(path);
  const title = site.inWords(label);
  return (
    <Row label={<span>{title}</span>} help={site.inWords(help)}>
      <ul class="members" aria-label={title}>
        {numbers.map((number, index) => {
          const wrong = form.issueOf(`${path}/${index}`);
          return (
            <li key={number}>
              <span class="member">
                {number} <Name>{nameOf(number)}</Name>
              </span>
              <ListButtons
                name={`${number} ${nameOf(number)}`}
                index={index}
                count={numbers.length}
                onMove={(to) => form.set(path, moved(numbers, index, to))}
                onRemove={() => form.set(path, numbers.toSpliced(index, 1))}
              />
              {wrong !== undefined && (
                <p class="issue">
                  <bdi>{site.told(wrong)}</bdi>
                </p>
              )}
            </li>
          );
        })}
      </ul>
      {numbers.length === 0 && <p class="quiet">{t.none}</p>}
      <Button onClick={() => (picking.value = true)}>{t.change}</Button>
      <p class="issue">{issue !== undefined && <bdi>{site.told(issue)}</bdi>}</p>
      {picking.value && (
        <Picker
          chosen={numbers}
          several
          {...(kinds === undefined ? {} : { kinds })}
          onCancel={() => (picking.value = false)}
          onChoose={(chosen) => {
            form.set(path, chosen);
            picking.value = false;
          }}
        />
      )}
    </Row>
  );
}
