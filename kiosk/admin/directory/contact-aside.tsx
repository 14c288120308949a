import type { Contact } from "../../../daemon/model/directory/contact.ts";
import { Panel } from "../../controls/panel.tsx";
import { Row } from "../../controls/row.tsx";
import { useSentences, useSite } from "../../site/use-site.ts";
import { companyAddress, yellowPagesAddress } from "./outside-addresses.ts";

/** What one does with a contact: write to it, look up its company [ANN-04, ANN-07, ANN-08]. */
export function ContactAside({ contact }: { readonly contact: Contact }) {
  const t = useSentences().directory;
  const { moment } = useSite().formats.value;
  const { company, mails, changedBy, changedAt } = contact;
  return (
    <Panel title={t.outside}>
      {mails.length > 0 && (
        <Row label={t.mail}>
          {mails.map((mail) => (
            <p key={mail}>
              <a href={`mailto:${encodeURIComponent(mail)}`}>
                <bdi>{t.write(mail)}</bdi>
              </a>
            </p>
          ))}
        </Row>
      )}
      {company !== "" && (
        <Row label="" help={t.companyLinkHelp}>
          <Outside to={companyAddress(company)}>{t.companyLink}</Outside>
        </Row>
      )}
      <Row label="" help={t.yellowPagesHelp}>
        <Outside to={yellowPagesAddress(contact)}>{t.yellowPages}</Outside>
      </Row>
      <p class="panel-line quiet">
        <bdi>{t.changedBy(changedBy, moment(changedAt))}</bdi>
      </p>
    </Panel>
  );
}

/** To another site, which is told nothing of this one. */
function Outside({ to, children }: { readonly to: string; readonly children: string }) {
  return (
    <a class="button" href={to} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}
