import { useSignal } from "@preact/signals";
import { AddLink } from "../../controls/add-link.tsx";
import { Answered } from "../../controls/answered.tsx";
import { BackLink } from "../../controls/back-link.tsx";
import { Button } from "../../controls/button.tsx";
import { useAnswer } from "../../site/use-answer.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { Page } from "../frame/page.tsx";
import { ExtensionForm } from "./extension-form.tsx";
import { LiveDevices } from "./live-devices.tsx";
import { RemoveExtension } from "./remove-extension.tsx";
import { SipIdentity } from "./sip-identity.tsx";

/** « Postes > Poste étendu 205 » [MEN-17, POS-14]. */
export function ChangeExtensionPage({ number }: { readonly number: string }) {
  const site = useSite();
  const t = useSentences();
  const { asked, again } = useAnswer(() => site.ask("extensions.get", { parameters: { number } }));
  const removing = useSignal(false);
  const { value } = asked;
  const kind = value.kind === "here" ? value.value.extension.kind : "extended";
  const here = value.kind === "here";
  return (
    <Page
      title={t.extensions.one(t.extensions.kindTitles[kind], number)}
      trail={[{ to: "/postes", text: t.extensions.title }]}
      actions={
        <>
          <AddLink to="/postes/ajouter">{t.extensions.add}</AddLink>
          {here && (
            <Button kind="plain" warns onClick={() => (removing.value = true)}>
              {t.remove}
            </Button>
          )}
          <BackLink to="/postes" />
        </>
      }
    >
      <Answered asked={asked} again={again}>
        {({ extension, tag }) => (
          <>
            <div class="pair">
              <LiveDevices number={number} />
              <SipIdentity number={number} />
            </div>
            <ExtensionForm extension={extension} tag={tag ?? ""} />
          </>
        )}
      </Answered>
      {removing.value && (
        <RemoveExtension
          number={number}
          cancelled={() => (removing.value = false)}
          removed={() => {
            site.place.release();
            site.place.go("/postes");
          }}
        />
      )}
    </Page>
  );
}
