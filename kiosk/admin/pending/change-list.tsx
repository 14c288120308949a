import { useSignal } from "@preact/signals";
import type { ChangeOfObject } from "../../../daemon/contracts/api/pending.ts";
import { Button } from "../../controls/button.tsx";
import { Icon, type IconName } from "../../controls/icon.tsx";
import { Link } from "../../controls/link.tsx";
import { Name } from "../../controls/name.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";
import { addressOfChange } from "./address-of-change.ts";
import { groupChanges } from "./group-changes.ts";

interface ChangeListProps {
  readonly changes: readonly ChangeOfObject[];
  /** Absent: nothing can be taken back here. */
  readonly discard?: (change: ChangeOfObject) => void;
}

/** Changes in sentences, page by page. */
export function ChangeList({ changes, discard }: ChangeListProps) {
  const site = useSite();
  return (
    <div class="changes">
      {groupChanges(changes).map(({ page, changes: ofPage }) => (
        <section key={page.id} class="panel change-group" aria-label={site.inWords(page.title)}>
          <h2 class="panel-title">
            {site.inWords(page.title)} <span class="change-count">{ofPage.length}</span>
          </h2>
          <SomeChanges changes={ofPage} discard={discard} />
        </section>
      ))}
    </div>
  );
}

/** Rows that are drawn at once: a page of thousands would keep a browser busy. */
const AT_ONCE = 50;

function SomeChanges({
  changes,
  discard,
}: {
  readonly changes: readonly ChangeOfObject[];
  readonly discard?: ChangeListProps["discard"];
}) {
  const t = useSentences().pending;
  const shown = useSignal(AT_ONCE);
  const more = Math.min(AT_ONCE, changes.length - shown.value);
  return (
    <>
      <ul class="change-rows">
        {changes.slice(0, shown.value).map((change) => (
          <ChangeRow key={change.id} change={change} discard={discard} />
        ))}
      </ul>
      {more > 0 && (
        <button type="button" class="link" onClick={() => (shown.value += AT_ONCE)}>
          {t.showMore(more)}
        </button>
      )}
    </>
  );
}

const ICONS: { readonly [Kind in ChangeOfObject["kind"]]: IconName } = {
  added: "plus",
  removed: "cross",
  changed: "pencil",
  moved: "up",
  order: "up",
  secret: "pencil",
};

function ChangeRow({
  change,
  discard,
}: {
  readonly change: ChangeOfObject;
  readonly discard?: ChangeListProps["discard"];
}) {
  const site = useSite();
  const t = useSentences().pending;
  const title = site.inWords(change.title);
  const address = addressOfChange(change);
  const [first, ...others] = change.sentences.map((sentence) => site.inWords(sentence));
  const head = (
    <>
      {address === undefined ? <strong>{title}</strong> : <Link to={address}>{title}</Link>}
      {change.name !== "" && (
        <span class="quiet">
          {" "}
          (<Name>{change.name}</Name>)
        </span>
      )}
    </>
  );
  return (
    <li class={`change ${change.kind}`}>
      <span class="change-kind" title={t.kinds[change.kind]}>
        <Icon name={ICONS[change.kind]} />
        <span class="unseen">{t.kinds[change.kind]}</span>
      </span>
      <div class="change-told">
        <p>
          {head}
          {others.length === 0 && first !== undefined && (
            <>
              {site.language.value === "fr" ? "\u00a0: " : ": "}
              <bdi>{first}</bdi>
            </>
          )}
        </p>
        {others.length > 0 && (
          <ul>
            {change.sentences.map((sentence) => (
              <li key={sentence.fr}>
                <bdi>{site.inWords(sentence)}</bdi>
              </li>
            ))}
          </ul>
        )}
      </div>
      <Authors by={change.by} />
      {discard !== undefined &&
        (change.kind === "secret" ? (
          <span class="change-action quiet" title={t.passwordStays} />
        ) : (
          <span class="change-action">
            <Button label={t.discardOne(title)} warns onClick={() => discard(change)}>
              {t.discard}
            </Button>
          </span>
        ))}
    </li>
  );
}

/** Who changed it last, and how often it was changed before. */
function Authors({ by }: { readonly by: ChangeOfObject["by"] }) {
  const site = useSite();
  const { formats } = site;
  const t = useSentences().pending;
  const [last, ...others] = by;
  if (last === undefined) return null;
  const who = site.who(last.author);
  return (
    <p class="change-by">
      <bdi>{who}</bdi>
      <time dateTime={new Date(last.at).toISOString()}>{formats.value.moment(last.at)}</time>
      {others.length > 0 && <span>{t.others(others.length)}</span>}
    </p>
  );
}
