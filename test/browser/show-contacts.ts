import { signedIn } from "../rig/api-client.ts";
import type { TestBox } from "../rig/box.ts";

/** The directory of the pictures: it is no part of the configuration. */
const CONTACTS = `Nom;Prénom;Société;Travail;Mobile;Mail;Notes
Bernard;Sophie;Imprimerie du Canal;01 99 00 21 43;06 39 98 21 43;s.bernard@exemple.fr;Livre le mardi matin.
Évrard;Paul;Évrard & Fils;02 61 91 10 20;;contact@evrard.exemple.fr;
Lefèvre;Éléonore;Cabinet Lefèvre;01 99 00 55 66;06 39 98 12 34;e.lefevre@exemple.fr;Préfère être appelée l’après-midi.
;;Mairie;04 65 71 00 01;;accueil@mairie.exemple.fr;
Çağlar;Ayşe;Traductions;+32 2 456 78 90;;ayse@exemple.org;
`;

/** Brings them in, or the ones of another table; those that are there already stay as they are. */
export async function showContacts(box: TestBox, table = CONTACTS): Promise<void> {
  using client = await signedIn(box);
  const fields = { "content-type": "application/octet-stream" };
  const answer = await client.ask("POST", "/api/v1/directory/import?format=csv", { raw: table, fields });
  if (answer.status !== 200) throw new Error(answer.text);
}
