import { useSignal } from "@preact/signals";
import { Check } from "typebox/value";
import type { JsonRecord } from "../../../daemon/model/config/json.ts";
import { planningSchema } from "../../../daemon/model/config/planning.ts";
import { AddLink } from "../../controls/add-link.tsx";
import { Answered } from "../../controls/answered.tsx";
import { BackLink } from "../../controls/back-link.tsx";
import { Confirm } from "../../controls/confirm.tsx";
import { EditLink } from "../../controls/edit-link.tsx";
import { Empty } from "../../controls/empty.tsx";
import { Link } from "../../controls/link.tsx";
import { May } from "../../controls/may.tsx";
import { Name } from "../../controls/name.tsx";
import { RemoveButton } from "../../controls/remove-button.tsx";
import { stepOf } from "../../place/step-of.ts";
import { useSentences, useSite } from "../../site/use-site.ts";
import { Page } from "../frame/page.tsx";
import type { ObjectKind } from "../objects/object-kind.ts";
import { ChosenProfile } from "./chosen-profile.tsx";
import { saveOwner, useOwner } from "./owner.ts";
import { gridOf, hoursOf } from "./week-grid.ts";
import { profilesOf, withoutProfile } from "./with-profile.ts";

/** « Postes > Poste étendu 205 > Profils » [PRO-01, PRO-13, PRO-14]. */
export function ProfilesPage({ kind, of }: { readonly kind: ObjectKind; readonly of: string }) {
  const site = useSite();
  const t = useSentences();
  const { asked, again, trail, to } = useOwner(kind, of);
  const removing = useSignal<string | null>(null);
  const here = `${to}/profils`;
  const remove = async (owner: JsonRecord, tag: string, name: string) => {
    const answer = await saveOwner(site, kind, of, withoutProfile(owner, name), tag, "/profiles");
    removing.value = null;
    if (answer.kind === "done") site.saved(t.profiles.removed, answer.body);
    else site.notices.failed(answer.kind === "away" ? t.away : site.told(answer.problem));
    again();
  };
  return (
    <Page
      title={t.profiles.title}
      trail={trail}
      actions={
        <>
          <Link to={`${to}/planning`} class="button">
            {t.profiles.planningTitle}
          </Link>
          <May>
            <AddLink to={`${here}/ajouter`}>{t.profiles.add}</AddLink>
          </May>
          <BackLink to={to} />
        </>
      }
    >
      <Answered asked={asked} again={again}>
        {({ object, tag }) => {
          const profiles = profilesOf(object);
          if (profiles.length === 0) return <Empty title={t.profiles.empty}>{t.profiles.emptyHelp}</Empty>;
          const grid = Check(planningSchema, object.planning) ? gridOf(object.planning?.week ?? []) : [];
          return (
            <>
              <table class="profiles">
                <thead>
                  <tr>
                    <th scope="col">{t.profiles.rank}</th>
                    <th scope="col">{t.profiles.name}</th>
                    <th scope="col">{t.profiles.hours}</th>
                    <th scope="col">{t.profiles.statusTitle}</th>
                    <th scope="col" class="row-actions">
                      <span class="unseen">{t.actions}</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {profiles.map(({ name, colour, status }, index) => {
                    const called = String(name);
                    const address = `${here}/modifier/${stepOf(called)}`;
                    return (
                      <tr key={called}>
                        <td>{index + 1}</td>
                        <th scope="row">
                          <span class={`paint-chip paint-${String(colour)}`} aria-hidden="true" />
                          <Link to={address}>
                            <Name>{called}</Name>
                          </Link>
                        </th>
                        <td>{t.profiles.hoursAWeek(hoursOf(grid, called))}</td>
                        <td>
                          <Name>{typeof status === "string" ? status : ""}</Name>
                        </td>
                        <td class="row-actions">
                          <May>
                            <EditLink to={address} label={t.profiles.change(called)} />
                            <RemoveButton label={t.profiles.remove(called)} onClick={() => (removing.value = called)} />
                          </May>
                        </td>
                      </tr>
                    );
                  })}
                </tbody>
              </table>
              {/* Comes later than the list, and moves nothing of it. */}
              <ChosenProfile number={of} />
              {removing.value !== null && (
                <Confirm
                  title={`${t.profiles.remove(removing.value)}`}
                  yes={t.remove}
                  onYes={() => void remove(object, tag ?? "", removing.value ?? "")}
                  onNo={() => (removing.value = null)}
                >
                  <p>{t.profiles.removeText}</p>
                </Confirm>
              )}
            </>
          );
        }}
      </Answered>
    </Page>
  );
}
