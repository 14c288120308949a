import type { TelephoneCard } from "../../contracts/directory.ts";
import { contactEntry } from "./entry.ts";
import { Listing } from "./listing.ts";

/** A contact, with this of it said. */
export const card = (said: Partial<TelephoneCard>, at = 1): TelephoneCard => ({
  id: `00000000-0000-4000-8000-${String(at).padStart(12, "0")}`,
  ...{ lastName: "", firstName: "", company: "", numbers: [] },
  ...said,
});

const eloise = card(
  {
    ...{ lastName: "Lefèvre-Dupont", firstName: "Éloïse", company: "Boulangerie du Port" },
    numbers: [
      { kind: "work", number: "+33122334455" },
      { kind: "mobile", number: "+33612345678" },
    ],
  },
  1,
);
const oscar = card({ lastName: "Œuvrard", firstName: "Oscar", numbers: [{ kind: "home", number: "+3226001234" }] }, 2);
const gas = card({ company: "Dépannage Gaz", numbers: [{ kind: "other", number: "+33800473333" }] }, 3);

/** Two of the office, and three contacts. */
export function smallListing(): Listing {
  const listing = new Listing();
  const office = [
    { number: "202", name: "Zoé Atelier" },
    { number: "201", name: "Accueil" },
  ];
  listing.setOffice({ office, officeName: "Le Port" });
  listing.setContacts([eloise, oscar, gas].map(contactEntry));
  return listing;
}
