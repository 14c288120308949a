import { join } from "node:path";
import type { PhoneDriver } from "../../provisioning/driver.ts";
import { DRIVERS } from "../../provisioning/drivers.ts";
import { boxSettingsSchema } from "../contracts/box.ts";
import { phonesContract } from "../contracts/phones.ts";
import { storeContract } from "../contracts/store.ts";
import { pointerSchema } from "../contracts/store-consumer.ts";
import { appendFacts } from "../kit/append-facts.ts";
import { certificateFiles } from "../kit/certificate-files.ts";
import { ChangeWatchers } from "../kit/change-watchers.ts";
import { deliver } from "../kit/delivery.ts";
import { keepConnected } from "../kit/link.ts";
import { parser } from "../kit/parse.ts";
import { serve } from "../kit/rpc.ts";
import { servePatiently } from "../kit/serve-patiently.ts";
import { type RunningService, runService, type ServiceContext } from "../kit/service.ts";
import { SnapshotConsumer } from "../kit/snapshot-consumer.ts";
import { SnapshotFiles } from "../kit/snapshot-files.ts";
import { snapshotRequests } from "../kit/snapshot-requests.ts";
import { openSpool } from "../kit/spool.ts";
import { phonesViewSchema } from "../model/snapshot/phones-view.ts";
import { Book } from "./book/book.ts";
import { KeptPhones } from "./book/kept-phones.ts";
import { BoxKey } from "./box-key.ts";
import { Counter } from "./counter.ts";
import { DirectoryPages } from "./directory/directory-pages.ts";
import { KnownContacts } from "./directory/known-contacts.ts";
import { Listing } from "./directory/listing.ts";
import { Doors } from "./doors.ts";
import { neighbourOf } from "./gate/neighbours.ts";
import { Patience } from "./gate/patience.ts";
import { guestOf, isWelcome } from "./ldap/guest-of.ts";
import { linkToNet } from "./link-to-net.ts";
import { linkToPbx } from "./link-to-pbx.ts";
import { Newcomers } from "./newcomers.ts";
import { ownDrivers } from "./own-drivers.ts";
import { requestsOf } from "./requests.ts";
import { BoxCertificate } from "./tls/box-certificate.ts";

const parseSettings = parser(boxSettingsSchema, "the settings of the box");
const parsePointer = parser(pointerSchema, "snapshots/current.json");

runService({ name: "phones", start });

async function start(context: ServiceContext): Promise<RunningService> {
  const { home, log, clock } = context;
  const settings = parseSettings(context.settings);
  const folder = join(home, "phones");
  const files = new KeptPhones(folder, log, clock);
  const remembered = await files.read();
  const key = await BoxKey.open(join(folder, "key"));
  const watchers = new ChangeWatchers(clock);
  const book = new Book(remembered, { files, clock, changed: () => watchers.changed() });
  const listing = new Listing();
  let own: readonly PhoneDriver[] = [];
  const snapshots = new SnapshotFiles(
    join(home, "snapshots"),
    "phones",
    phonesViewSchema,
    (current) => parsePointer(current).views.phones,
  );
  const consumer = new SnapshotConsumer(
    (file, digest) => snapshots.load(file, digest),
    (view) => {
      own = ownDrivers(view.templates);
      book.apply(view);
      listing.setOffice(view);
    },
    log,
  );
  const view = () => consumer.view;
  const { phonesPort: port, phonesTlsPort, sipPort, sipsPort } = settings;
  const certificate = new BoxCertificate(certificateFiles(join(home, "certificates"), "sip"), clock, log);
  const counter = new Counter({
    drivers: () => [...own, ...DRIVERS],
    ...{ book, key, clock, log, neighbourOf },
    patience: new Patience(),
    directory: new DirectoryPages({
      ...{ book, key, listing, neighbourOf, log },
      ports: { http: port, https: phonesTlsPort },
      view,
    }),
    view,
    reached: { port, ldapPort: settings.ldapPort, sip: { udp: sipPort, tcp: sipPort, tls: sipsPort } },
    secure: () => doors.secure,
  });
  const newcomers = new Newcomers({ book, clock, view, neighbourOf, port });
  const found = await snapshots.lastGood((error) => log.warn("a snapshot was passed over", { error }));
  if (found !== null) consumer.begin(found);

  const spool = await openSpool(join(folder, "spool"), { log, clock });
  const note = (author: string, action: string, text: string): void => {
    spool.append({ kind: "audit", at: clock.now(), author, action, text });
  };

  const doors = new Doors({
    ...{ settings, certificate, counter, neighbourOf, clock, log },
    session: {
      guestOf: (name, password) => guestOf({ view, book, key }, name, password),
      isWelcome: (guest) => isWelcome({ view, book }, guest),
      listing,
    },
    changed: () => watchers.changed(),
  });
  await doors.open();
  const contacts = new KnownContacts({ clock, log, fetched: (found) => listing.setContacts(found) });
  const requests = requestsOf({ own: () => own, book, counter, doors, newcomers, key, watchers, view, note, log });
  const server = await servePatiently(
    () => serve(join(home, "run", "phones.sock"), phonesContract, (peer) => peer.handle(requests(peer)), { log }),
    { clock, trouble: (error) => log.error("nobody can ask for telephones", { error }) },
  );
  const link = keepConnected(join(home, "run", "store.sock"), storeContract, {
    ...{ log, clock },
    onConnect: async (peer) => {
      peer.handle(snapshotRequests(consumer));
      await peer.call("consumer.hello", { name: "phones", revision: consumer.revision, digest: consumer.digest });
      delivery.wake();
      peer.onMessage("directory.changed", () => contacts.changed());
      await peer.call("directory.follow", {});
      contacts.connected((page) => peer.call("directory.cards", page));
    },
  });
  const delivery = deliver(spool, (parcel) => appendFacts(link, spool, parcel), { log, clock });

  const pbx = linkToPbx(context, (news) => book.heard(news, neighbourOf(news.from)));
  const net = linkToNet(context, (leases) => {
    for (const lease of leases) book.leased(lease);
  });

  return {
    facts: () => ({
      ...{ revision: consumer.revision, telephones: book.count },
      ...doors.facts(),
      directory: { entries: listing.entries.length },
    }),
    async stop() {
      link.close();
      pbx.close();
      net.close();
      watchers.close();
      contacts.close();
      await Promise.all([doors.close(), server.close(), delivery.close()]);
      await Promise.all([files.settled(), spool.close()]);
    },
  };
}
