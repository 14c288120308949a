import { createServer } from "node:http";
import { join } from "node:path";
import { DRIVERS } from "../../provisioning/drivers.ts";
import { boxSettingsSchema } from "../contracts/box.ts";
import { phonesContract } from "../contracts/phones.ts";
import { storeContract } from "../contracts/store.ts";
import { pointerSchema } from "../contracts/store-consumer.ts";
import type { TelephoneTrouble } from "../contracts/telephone.ts";
import { BoxError } from "../kit/box-error.ts";
import { certificateFiles } from "../kit/certificate-files.ts";
import { ChangeWatchers } from "../kit/change-watchers.ts";
import { deliver } from "../kit/delivery.ts";
import { keepConnected } from "../kit/link.ts";
import { parser } from "../kit/parse.ts";
import type { Peer } from "../kit/rpc.ts";
import { serve } from "../kit/rpc.ts";
import { servePatiently } from "../kit/serve-patiently.ts";
import { type RunningService, runService, type ServiceContext } from "../kit/service.ts";
import { SnapshotConsumer } from "../kit/snapshot-consumer.ts";
import { SnapshotFiles } from "../kit/snapshot-files.ts";
import { openSpool } from "../kit/spool.ts";
import { phonesViewSchema } from "../model/snapshot/phones-view.ts";
import { Book } from "./book/book.ts";
import { KeptPhones } from "./book/kept-phones.ts";
import { BoxKey } from "./box-key.ts";
import { Counter, type Visit } from "./counter.ts";
import { DirectoryPages } from "./directory/directory-pages.ts";
import { KnownContacts } from "./directory/known-contacts.ts";
import { Listing } from "./directory/listing.ts";
import { Door } from "./door.ts";
import { neighbourOf } from "./gate/neighbours.ts";
import { Patience } from "./gate/patience.ts";
import { guestOf, isWelcome } from "./ldap/guest-of.ts";
import { LdapDoor } from "./ldap/ldap-door.ts";
import { linkToNet } from "./link-to-net.ts";
import { linkToPbx } from "./link-to-pbx.ts";
import { Newcomers } from "./newcomers.ts";
import { restartOrders } from "./restart-orders.ts";
import { TftpDoor } from "./tftp/tftp-door.ts";
import { BoxCertificate } from "./tls/box-certificate.ts";

const parseSettings = parser(boxSettingsSchema, "the settings of the box");
const parsePointer = parser(pointerSchema, "snapshots/current.json");

runService({ name: "phones", start });

async function start(context: ServiceContext): Promise<RunningService> {
  const { home, log, clock } = context;
  const settings = parseSettings(context.settings);
  const folder = join(home, "phones");
  const files = new KeptPhones(folder, log);
  const remembered = await files.read();
  const key = await BoxKey.open(join(folder, "key"));
  const watchers = new ChangeWatchers(clock);
  const book = new Book(remembered, { files, clock, changed: () => watchers.changed() });
  const listing = new Listing();
  const snapshots = new SnapshotFiles(
    join(home, "snapshots"),
    "phones",
    phonesViewSchema,
    (current) => parsePointer(current).views.phones,
  );
  const consumer = new SnapshotConsumer(
    (file, digest) => snapshots.load(file, digest),
    (view) => {
      book.apply(view);
      listing.setOffice(view);
    },
    log,
  );
  const { bind, phonesPort: port, phonesTlsPort, sipPort, sipsPort } = settings;
  const certificate = new BoxCertificate(certificateFiles(join(home, "certificates"), "sip"), clock, log);
  const counter = new Counter({
    ...{ drivers: DRIVERS, book, key, clock, log, neighbourOf },
    patience: new Patience(),
    directory: new DirectoryPages({
      ...{ book, key, listing, neighbourOf, log },
      ports: { http: port, https: phonesTlsPort },
      view: () => consumer.view,
    }),
    view: () => consumer.view,
    reached: { port, ldapPort: settings.ldapPort, sip: { udp: sipPort, tcp: sipPort, tls: sipsPort } },
    secure: () => {
      const { authority } = certificate;
      return authority === null || secureDoor.trouble !== null ? null : { port: phonesTlsPort, authority };
    },
  });
  const newcomers = new Newcomers({ book, clock, view: () => consumer.view, neighbourOf, port });
  const found = await snapshots.lastGood((error) => log.warn("a snapshot was passed over", { error }));
  if (found !== null) consumer.begin(found);

  const spool = await openSpool(join(folder, "spool"), { log, clock });
  const note = (author: string, action: string, text: string): void => {
    spool.append({ kind: "audit", at: clock.now(), author, action, text });
  };

  const doing = {
    ...{ bind, clock, log },
    serve: (visit: Visit) => counter.serve(visit),
    changed: () => watchers.changed(),
  };
  const door = new Door({ ...doing, way: "http", port, createServer });
  const secureDoor = new Door({
    ...{ ...doing, way: "https", port: phonesTlsPort },
    createServer: (options, answer) => certificate.serve(options, answer),
  });
  const tftp = new TftpDoor({ ...doing, neighbourOf, port: settings.tftpPort });
  const view = () => consumer.view;
  const ldap = new LdapDoor({
    ...{ settings, clock, log, changed: () => watchers.changed() },
    session: {
      guestOf: (name, password) => guestOf({ view, book, key }, name, password),
      isWelcome: (guest) => isWelcome({ view, book }, guest),
      listing,
    },
  });
  await certificate.open();
  await Promise.all([door.open(), secureDoor.open(), tftp.open(), ldap.open()]);
  const contacts = new KnownContacts({ clock, log, fetched: (found) => listing.setContacts(found) });
  const server = await servePatiently(
    () => serve(join(home, "run", "phones.sock"), phonesContract, (peer) => greet(peer), { log }),
    { clock, trouble: (error) => log.error("nobody can ask for telephones", { error }) },
  );
  const link = keepConnected(join(home, "run", "store.sock"), storeContract, {
    ...{ log, clock },
    onConnect: async (peer) => {
      peer.handle({
        "snapshot.prepare": (asked) => consumer.prepare(asked),
        "snapshot.apply": ({ revision }) => {
          consumer.apply(revision);
          return {};
        },
        "snapshot.abort": ({ revision }) => {
          consumer.abort(revision);
          return {};
        },
      });
      await peer.call("consumer.hello", { name: "phones", revision: consumer.revision, digest: consumer.digest });
      delivery.wake();
      peer.onMessage("directory.changed", () => contacts.changed());
      await peer.call("directory.follow", {});
      contacts.connected((page) => peer.call("directory.cards", page));
    },
  });
  const delivery = deliver(
    spool,
    async (parcel) => {
      const { peer } = link;
      if (peer === undefined) throw new BoxError("STORE_AWAY", {}, { sentence: "store does not answer" });
      const facts = parcel.map(({ number, fact }) => ({ number, fact }));
      return (await peer.call("facts.append", { producer: spool.producer, facts })).upTo;
    },
    { log, clock },
  );

  const pbx = linkToPbx(context, (news) => book.heard(news, neighbourOf(news.from)));
  const net = linkToNet(context, (leases) => {
    for (const lease of leases) book.leased(lease);
  });

  function troubles(): readonly TelephoneTrouble[] {
    const view = consumer.view;
    const ways = [
      { way: "http", port, isWanted: view?.isOn, reason: door.trouble },
      { way: "https", port: phonesTlsPort, isWanted: view?.isOn && view.https, reason: secureTrouble() },
      { way: "tftp", port: settings.tftpPort, isWanted: view?.isOn && view.tftp, reason: tftp.trouble },
      { way: "ldap", port: settings.ldapPort, isWanted: view?.isOn, reason: ldap.trouble },
    ] as const;
    return ways.flatMap(({ isWanted, way, port, reason }) =>
      isWanted && reason !== null ? [{ way, port, reason }] : [],
    );
  }

  function secureTrouble(): string | null {
    const isUnsigned = certificate.isThere && certificate.authority === null;
    return secureDoor.trouble ?? (isUnsigned ? "NO_AUTHORITY" : null);
  }

  function greet(peer: Peer<typeof phonesContract>): void {
    const known = (macAddress: string) => {
      const phone = book.phone(macAddress);
      if (phone !== null) return phone;
      const sentence = `No telephone ${macAddress} is configured or has asked for anything.`;
      throw new BoxError("TELEPHONE_UNKNOWN", { macAddress }, { sentence });
    };
    peer.handle({
      watch: () => watchers.add(peer),
      list: () => ({ items: [...book.all()], troubles: [...troubles()] }),
      story: ({ macAddress }) => {
        const { events } = known(macAddress);
        return {
          telephone: book.shown(macAddress),
          events: [...events],
          remarks: [...counter.remarksOn(macAddress)],
          keyRoom: counter.keyRoomOf(macAddress),
        };
      },
      "let-in": ({ macAddress, author }) => {
        book.letIn(macAddress, author);
        const shown = book.shown(macAddress);
        note(
          author,
          "telephone.let-in",
          `Téléphone ${macAddress} du poste ${shown.number} autorisé à venir chercher ses réglages`,
        );
        return shown;
      },
      "restart-orders": (wanted) => ({ orders: [...restartOrders(book.all(), wanted)] }),
      "pnp.wanted": () => ({ isWanted: newcomers.areWanted }),
      "pnp.asked": (newcomer) => ({ url: newcomers.urlFor(newcomer) }),
      "pnp.told": ({ newcomer, url }) => {
        log.info("a telephone asked everybody where its settings are, and was told", { from: newcomer.from, url });
        newcomers.told(newcomer, url);
        return {};
      },
      passwords: ({ macAddress, author }) => {
        const passwords = key.passwordsOf(known(macAddress));
        note(author, "telephone.passwords", `Mots de passe des pages du téléphone ${macAddress} lus`);
        return passwords;
      },
    });
  }

  return {
    facts: () => ({
      ...{ revision: consumer.revision, port, addresses: door.addresses, telephones: book.count },
      https: { port: phonesTlsPort, addresses: secureDoor.addresses, trouble: secureDoor.trouble },
      tftp: { port: settings.tftpPort, addresses: tftp.addresses, trouble: tftp.trouble },
      ldap: { port: settings.ldapPort, addresses: ldap.addresses, trouble: ldap.trouble },
      directory: { entries: listing.entries.length },
    }),
    async stop() {
      link.close();
      pbx.close();
      net.close();
      watchers.close();
      contacts.close();
      certificate.close();
      const doors = [door.close(), secureDoor.close(), tftp.close(), ldap.close()];
      await Promise.all([...doors, server.close(), delivery.close()]);
      await Promise.all([files.settled(), spool.close()]);
    },
  };
}
