import { listedName } from "../../../daemon/model/directory/contact-names.ts";

/** The page of a company on societe.com [ANN-07]. */
export const companyAddress = (company: string): string =>
  `https://www.societe.com/cgi-bin/search?champs=${encodeURIComponent(company)}`;

/** The Pages Jaunes about a contact: its company, or the name of who has none [ANN-08]. */
export const yellowPagesAddress = (named: Parameters<typeof listedName>[0]): string =>
  `https://www.pagesjaunes.fr/annuaire/chercherlespros?quoiqui=${encodeURIComponent(named.company || listedName(named))}`;
