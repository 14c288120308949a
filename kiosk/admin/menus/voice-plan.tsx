import { Link } from "../../controls/link.tsx";
import { Name } from "../../controls/name.tsx";
import { useOffice } from "../../site/use-office.ts";
import { useSentences } from "../../site/use-site.ts";
import { addressOfObject } from "../objects/object-kind.ts";
import { type Entry, type MenuPlace, planOf, type VoiceServer } from "./menu-map.ts";
import { choiceText, outcomeText } from "./outcome-words.ts";

/** The voice server as a tree: numbers, menus, and where each key leads; loops and dead ends are marked. */
export function VoicePlan({ server }: { readonly server: VoiceServer }) {
  return (
    <ul class="plan">
      {planOf(server).map((entry) => (
        <li key={entry.number?.number ?? entry.place?.menu}>
          <Way entry={entry} />
          {entry.place !== null && <Ways place={entry.place} />}
        </li>
      ))}
    </ul>
  );
}

function Way({ entry: { number, place } }: { readonly entry: Entry }) {
  const t = useSentences().voiceServer;
  return (
    <span class="plan-line">
      {number === null ? (
        <span class="plan-mark warns">{t.unreached}</span>
      ) : (
        <span class="plan-key">
          {number.number} <Name>{number.name}</Name>
        </span>
      )}
      {place === null ? <span class="plan-mark warns">{t.waits}</span> : <PlaceName place={place} />}
    </span>
  );
}

function PlaceName({ place: { menu, drawn, isDeadEnd } }: { readonly place: MenuPlace }) {
  const t = useSentences().voiceServer;
  return (
    <>
      <Link to={addressOfObject({ path: "/menus" }, menu)}>
        <Name>{menu}</Name>
      </Link>
      {drawn !== "here" && <span class={drawn === "missing" ? "plan-mark warns" : "plan-mark"}>{t.drawn[drawn]}</span>}
      {isDeadEnd && <span class="plan-mark warns">{t.deadEnd}</span>}
    </>
  );
}

function Ways({ place: { ways } }: { readonly place: MenuPlace }) {
  const t = useSentences();
  const office = useOffice();
  if (ways.length === 0) return null;
  return (
    <ul>
      {ways.map(({ choice, to, place }) => (
        <li key={choice}>
          <span class="plan-line">
            <span class="plan-key">{choiceText(choice, t)}</span>
            {place === null ? <Name>{outcomeText(to, t, office)}</Name> : <PlaceName place={place} />}
          </span>
          {place !== null && <Ways place={place} />}
        </li>
      ))}
    </ul>
  );
}
