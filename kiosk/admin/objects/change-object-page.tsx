import { useSignal } from "@preact/signals";
import { collections } from "../../../daemon/model/config/collections/collections.ts";
import { Answered } from "../../controls/answered.tsx";
import { BackLink } from "../../controls/back-link.tsx";
import { Button } from "../../controls/button.tsx";
import { Link } from "../../controls/link.tsx";
import { May } from "../../controls/may.tsx";
import { stepOf } from "../../place/step-of.ts";
import { useAnswer } from "../../site/use-answer.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { Page } from "../frame/page.tsx";
import { ObjectForm } from "./object-form.tsx";
import { addressOfObject, type ObjectKind } from "./object-kind.ts";
import { RemoveObject } from "./remove-object.tsx";

interface ChangeObjectPageProps {
  readonly kind: ObjectKind;
  /** What names it. */
  readonly of: string;
}

/** « Groupes > Groupe 802 » [MEN-17]. */
export function ChangeObjectPage({ kind, of }: ChangeObjectPageProps) {
  const site = useSite();
  const t = useSentences();
  const { collection, path, panels, subpages = [], aside: Aside } = kind;
  const words = kind.words(t);
  const parameters = { collection, key: of };
  const { asked, again } = useAnswer(() => site.ask("objects.get", { parameters }));
  const removing = useSignal(false);
  const here = addressOfObject(kind, of);
  const { value } = asked;
  const isPlaced = collections[collection].key === "position";
  const seen = isPlaced && value.kind === "here" ? (value.value.tag ?? "") : undefined;
  const title = (value.kind === "here" ? kind.titleOf?.(value.value.object, of, t) : undefined) ?? words.one(of);
  return (
    <Page
      title={title}
      trail={[...(kind.trail?.(t, site) ?? []), { to: path, text: words.title }]}
      actions={
        <>
          {value.kind === "here" && (
            <May>
              <Link to={`${path}/ajouter/${stepOf(of)}`} class="button">
                {t.copyObject}
              </Link>
              <Button warns onClick={() => (removing.value = true)}>
                {t.remove}
              </Button>
            </May>
          )}
          <BackLink to={path} />
        </>
      }
    >
      {subpages.length > 0 && (
        <nav class="subpages" aria-label={title}>
          {subpages.map(({ step, title }) => (
            <Link key={step} to={`${here}/${step}`} class="button">
              {title(t)}
            </Link>
          ))}
        </nav>
      )}
      <Answered asked={asked} again={again}>
        {({ object, references, tag }) => (
          <>
            {Aside !== undefined && <Aside object={object} of={of} references={references} />}
            <ObjectForm kind={kind} of={of} panels={panels} object={object} tag={tag ?? ""} to={path} />
          </>
        )}
      </Answered>
      {removing.value && (
        <RemoveObject
          kind={kind}
          of={of}
          tag={seen}
          cancelled={() => (removing.value = false)}
          removed={() => {
            site.place.release();
            site.place.go(path);
          }}
        />
      )}
    </Page>
  );
}
