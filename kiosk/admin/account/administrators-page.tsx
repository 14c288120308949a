import { useSignal } from "@preact/signals";
import type { Administrator } from "../../../daemon/contracts/store-access.ts";
import { Answered } from "../../controls/answered.tsx";
import { Confirm } from "../../controls/confirm.tsx";
import { Name } from "../../controls/name.tsx";
import { useAnswer } from "../../site/use-answer.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { Page } from "../frame/page.tsx";
import { AdministratorTable } from "./administrator-table.tsx";
import { ChangeAdministrator } from "./change-administrator.tsx";
import { NewAdministrator } from "./new-administrator.tsx";

/** Administrateurs: who administers the box, and how far. */
export function AdministratorsPage() {
  const site = useSite();
  const all = useSentences();
  const t = all.accounts.administrators;
  const { asked, again } = useAnswer(() => site.ask("administrators.list"));
  const removing = useSignal<Administrator | null>(null);
  const changing = useSignal<Administrator | null>(null);
  const remove = async (name: string) => {
    removing.value = null;
    const answer = await site.ask("administrators.remove", { parameters: { name } });
    if (answer.kind === "done") site.notices.done(t.removed);
    else site.notices.failed(answer.kind === "away" ? all.away : site.told(answer.problem));
    again();
  };
  const [leaving, changed] = [removing.value, changing.value];
  return (
    <Page title={all.accounts.pages.administrators}>
      <p class="intro">{t.intro}</p>
      <Answered asked={asked} again={again}>
        {({ items }: { readonly items: readonly Administrator[] }) => (
          <AdministratorTable
            administrators={items}
            change={(one) => (changing.value = one)}
            remove={(one) => (removing.value = one)}
          />
        )}
      </Answered>
      <NewAdministrator added={again} />
      {changed !== null && (
        <ChangeAdministrator
          administrator={changed}
          close={() => {
            changing.value = null;
            again();
          }}
        />
      )}
      {leaving !== null && (
        <Confirm
          title={t.removeTitle}
          yes={all.remove}
          onYes={() => void remove(leaving.name)}
          onNo={() => (removing.value = null)}
        >
          <p>
            <Name>{leaving.name}</Name>
          </p>
          <p>{t.removeText}</p>
        </Confirm>
      )}
    </Page>
  );
}
