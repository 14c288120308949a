import { useSignal } from "@preact/signals";
import { Fragment } from "preact";
import type { Telephone } from "../../../daemon/contracts/telephone.ts";
import { Answered } from "../../controls/answered.tsx";
import { Button } from "../../controls/button.tsx";
import { Empty } from "../../controls/empty.tsx";
import { Link } from "../../controls/link.tsx";
import { May } from "../../controls/may.tsx";
import { Name } from "../../controls/name.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";
import { Page } from "../frame/page.tsx";
import { GiveTelephone } from "./give-telephone.tsx";
import { macInColons } from "./mac-in-colons.ts";
import { OwnPage } from "./own-page.tsx";
import { TelephoneModel } from "./telephone-model.tsx";
import { useTelephones } from "./use-telephones.ts";
import { WayShut } from "./way-shut.tsx";

/** Telephones that fetch their settings from the box, and those that would if they belonged to an extension [POS-16, DHC-07]. */
export function TelephonesPage() {
  const site = useSite();
  const t = useSentences().telephones;
  const { asked, again } = useTelephones();
  const giving = useSignal<string | null>(null);
  const port = site.server.value?.phonesPort;
  return (
    <Page
      title={t.title}
      actions={
        <>
          <Link to="/telephones/modeles" class="button">
            {t.templates.title}
          </Link>
          <Link to="/telephones/reglages" class="button">
            {t.settings}
          </Link>
        </>
      }
    >
      <p class="intro">{t.intro}</p>
      <p class="intro">
        {t.unseenText} <Link to="/dhcp">{t.lookAtDhcp}</Link>
      </p>
      {port !== undefined && (
        <dl class="facts">
          <dt>{t.address}</dt>
          <dd class="address-line">
            <code>{`http://${window.location.hostname}:${port}/`}</code>
          </dd>
        </dl>
      )}
      <Answered asked={asked} again={again}>
        {({ items, troubles }) => (
          <>
            {troubles.map((trouble) => (
              <WayShut key={trouble.way} trouble={trouble} />
            ))}
            {items.length === 0 ? (
              <Empty title={t.nothing}>{t.nothingHelp}</Empty>
            ) : (
              <TelephoneTable items={items} give={(macAddress) => (giving.value = macAddress)} />
            )}
          </>
        )}
      </Answered>
      {giving.value !== null && <GiveTelephone macAddress={giving.value} close={() => (giving.value = null)} />}
    </Page>
  );
}

interface TelephoneTableProps {
  readonly items: readonly Telephone[];
  readonly give: (macAddress: string) => void;
}

function TelephoneTable({ items, give }: TelephoneTableProps) {
  const { moment } = useSite().formats.value;
  const t = useSentences();
  const words = t.telephones;
  return (
    <table class="objects">
      <thead>
        <tr>
          <th scope="col">{words.mac}</th>
          <th scope="col">{words.extension}</th>
          <th scope="col" class="wide-only">
            {words.model}
          </th>
          <th scope="col">{words.ip}</th>
          <th scope="col">{words.state}</th>
          <th scope="col" class="wide-only">
            {words.seen}
          </th>
          <th scope="col">{t.actions}</th>
        </tr>
      </thead>
      <tbody>
        {items.map((telephone) => (
          <tr key={telephone.macAddress}>
            <th scope="row">{macInColons(telephone.macAddress)}</th>
            <td class={telephone.number === null ? "is-empty" : undefined} data-label={words.extension}>
              {telephone.numbers.map((number, index) => (
                <Fragment key={number}>
                  {index > 0 && ", "}
                  <Link to={`/postes/${number}`}>
                    {telephone.numbers.length > 1 ? number : <Name>{`${number} ${telephone.name ?? ""}`}</Name>}
                  </Link>
                </Fragment>
              ))}
            </td>
            <td class="wide-only" data-label={words.model}>
              <TelephoneModel telephone={telephone} />
            </td>
            <td class={telephone.from === null ? "is-empty" : undefined} data-label={words.ip}>
              <OwnPage ip={telephone.from} />
            </td>
            <td data-label={words.state}>{words.states[telephone.state]}</td>
            <td class="wide-only">{telephone.seenAt === null ? words.never : moment(telephone.seenAt)}</td>
            <td>
              {telephone.number === null && (
                <May>
                  <Button onClick={() => give(telephone.macAddress)}>{words.give}</Button>
                </May>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
