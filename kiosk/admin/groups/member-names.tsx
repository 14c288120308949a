import { Fragment } from "preact";
import { Name } from "../../controls/name.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";
import { namedNumber } from "../objects/named-number.ts";

/** So many are named; a group of a whole office would else be as high as the page. */
const MOST_NAMED = 10;

/** Who is in a group, in its list [GRP-06]: « Gérant (201), Secrétaire (202) ». */
export function MemberNames({ members }: { readonly members: readonly string[] }) {
  const t = useSentences();
  const office = useSite().office.now.value;
  const named = members.slice(0, MOST_NAMED);
  const more = members.length - named.length;
  return (
    <>
      {named.map((number, index) => (
        <Fragment key={number}>
          {index > 0 && ", "}
          <Name>{namedNumber(number, office)}</Name>
        </Fragment>
      ))}
      {more > 0 && ` ${t.objects.others(more)}`}
    </>
  );
}
