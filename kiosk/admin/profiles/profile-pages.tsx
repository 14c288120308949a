import { Answered } from "../../controls/answered.tsx";
import { BackLink } from "../../controls/back-link.tsx";
import { Empty } from "../../controls/empty.tsx";
import { LooksOnly } from "../../controls/looks-only.tsx";
import { useMay } from "../../site/use-may.ts";
import { useSentences } from "../../site/use-site.ts";
import { Page } from "../frame/page.tsx";
import { addressOfObject, type ObjectKind } from "../objects/object-kind.ts";
import type { RubricPages } from "../rubric.ts";
import { useOwner } from "./owner.ts";
import { ChangeProfileForm, NewProfileForm } from "./profile-form.tsx";
import { profilesOf } from "./with-profile.ts";

const profilesAddress = (kind: ObjectKind, of: string): string => `${addressOfObject(kind, of)}/profils`;

/** What is behind the list of profiles of a kind: « Postes > Poste étendu 205 > Profils > Fermeture ». */
export const profilePages = (kind: ObjectKind): RubricPages => [
  [`${kind.path}/:of/profils/ajouter`, ({ of = "" }) => <ProfilePage key={of} kind={kind} of={of} name={null} />],
  [
    `${kind.path}/:of/profils/modifier/:name`,
    ({ of = "", name = "" }) => <ProfilePage key={`${of} ${name}`} kind={kind} of={of} name={name} />,
  ],
];

interface ProfilePageProps {
  readonly kind: ObjectKind;
  readonly of: string;
  /** Null: a new one. */
  readonly name: string | null;
}

function ProfilePage({ kind, of, name }: ProfilePageProps) {
  const t = useSentences();
  const { asked, again, trail } = useOwner(kind, of);
  const to = profilesAddress(kind, of);
  const mayAdd = useMay("write");
  return (
    <Page
      title={name ?? t.profiles.add}
      trail={[...trail, { to, text: t.profiles.title }]}
      actions={<BackLink to={to} />}
    >
      <Answered asked={asked} again={again}>
        {({ object, tag }) => {
          const props = { kind, of, owner: object, tag: tag ?? "", to };
          if (name === null) return mayAdd ? <NewProfileForm {...props} /> : <LooksOnly access="write" />;
          const isThere = profilesOf(object).some((one) => one.name === name);
          return isThere ? (
            <ChangeProfileForm {...props} name={name} />
          ) : (
            <Empty title={t.notFound}>{t.notFoundHelp}</Empty>
          );
        }}
      </Answered>
    </Page>
  );
}
