import type { RubricPages } from "../rubric.ts";
import { ChangeObjectPage } from "./change-object-page.tsx";
import { NewObjectPage } from "./new-object-page.tsx";
import type { ObjectKind } from "./object-kind.ts";
import { ObjectsPage } from "./objects-page.tsx";
import { SubpageOf } from "./subpage-of.tsx";

/** The pages of a kind by their addresses: the list, a new one, a copy, one of them, and what belongs to that one. */
export const objectPages = (kind: ObjectKind): RubricPages => [
  [kind.path, () => <ObjectsPage key={kind.path} kind={kind} />],
  [`${kind.path}/ajouter`, () => <NewObjectPage key={kind.path} kind={kind} />],
  [`${kind.path}/ajouter/:like`, ({ like = "" }) => <NewObjectPage key={like} kind={kind} like={like} />],
  [`${kind.path}/:of`, ({ of = "" }) => <ChangeObjectPage key={of} kind={kind} of={of} />],
  ...(kind.subpages ?? []).map((subpage): RubricPages[number] => [
    `${kind.path}/:of/${subpage.step}`,
    ({ of = "" }) =>
      "page" in subpage ? (
        <subpage.page key={of} of={of} />
      ) : (
        <SubpageOf key={`${of} ${subpage.step}`} kind={kind} of={of} subpage={subpage} />
      ),
  ]),
];
