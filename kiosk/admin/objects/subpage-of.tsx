import { Answered } from "../../controls/answered.tsx";
import { BackLink } from "../../controls/back-link.tsx";
import { useAnswer } from "../../site/use-answer.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { Page } from "../frame/page.tsx";
import { ObjectForm } from "./object-form.tsx";
import { addressOfObject, type ObjectKind, type Subpage } from "./object-kind.ts";

interface SubpageOfProps {
  readonly kind: ObjectKind;
  readonly of: string;
  readonly subpage: Extract<Subpage, { readonly panels: unknown }>;
}

/** « Postes > Poste étendu 205 > Liste noire » [MEN-17]. */
export function SubpageOf({ kind, of, subpage }: SubpageOfProps) {
  const site = useSite();
  const t = useSentences();
  const parameters = { collection: kind.collection, key: of };
  const { asked, again } = useAnswer(() => site.ask("objects.get", { parameters }));
  const words = kind.words(t);
  const back = addressOfObject(kind, of);
  const { value } = asked;
  const called = value.kind === "here" ? kind.titleOf?.(value.value.object, of, t) : undefined;
  return (
    <Page
      title={subpage.title(t)}
      trail={[
        { to: kind.path, text: words.title },
        { to: back, text: called ?? words.one(of) },
      ]}
      actions={<BackLink to={back} />}
    >
      <Answered asked={asked} again={again}>
        {({ object, tag }) => (
          <ObjectForm kind={kind} of={of} panels={subpage.panels} object={object} tag={tag ?? ""} to={back} />
        )}
      </Answered>
    </Page>
  );
}
