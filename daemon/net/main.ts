import { randomInt } from "node:crypto";
import { chmod, mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { boxContract, boxSettingsSchema } from "../contracts/box.ts";
import type { Dhcp } from "../contracts/dhcp.ts";
import { netContract } from "../contracts/net.ts";
import { storeContract } from "../contracts/store.ts";
import { pointerSchema } from "../contracts/store-consumer.ts";
import { appendFacts } from "../kit/append-facts.ts";
import { writeFileAtomic } from "../kit/atomic-file.ts";
import { effectiveCapabilities, hasCapability } from "../kit/capabilities.ts";
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
import { holdsHost } from "../model/ipv4.ts";
import { netViewSchema } from "../model/snapshot/net-view.ts";
import { addressFile } from "./address/address-file.ts";
import { OwnAddress } from "./address/own-address.ts";
import { writeResolverFile } from "./address/resolver-file.ts";
import { runIp } from "./address/run-ip.ts";
import { Devices } from "./devices.ts";
import { checkConf } from "./dnsmasq/check-conf.ts";
import { type Lease, readLeaseFile } from "./dnsmasq/lease-file.ts";
import { LeasePipe } from "./dnsmasq/lease-pipe.ts";
import { renderLeaseScript } from "./dnsmasq/lease-script.ts";
import { Keeper, placesIn } from "./keeper.ts";
import { givenOf, leasesShown } from "./leases.ts";
import { findServers } from "./probe/find-servers.ts";
import { readStanding } from "./surroundings.ts";

const parseSettings = parser(boxSettingsSchema, "the settings of the box");
const parsePointer = parser(pointerSchema, "snapshots/current.json");

/** The pipe tells of most; what it does not (a file that was restored) is seen then. */
const READ_LEASES_MS = 10_000;

runService({ name: "net", start });

async function start(context: ServiceContext): Promise<RunningService> {
  const { home, log, clock } = context;
  const { phonesPort, bind } = parseSettings(context.settings);
  const folder = join(home, "net");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const watchers = new ChangeWatchers(clock);
  const spool = await openSpool(join(folder, "spool"), { log, clock });
  const ownAddress = new OwnAddress({
    memory: addressFile(join(folder, "address.json")),
    // What systemd gives us for others to read; a home is nobody else's.
    resolverFile: join(process.env.RUNTIME_DIRECTORY ?? folder, "resolv.conf"),
    writeResolverFile,
    mayChange: hasCapability(effectiveCapabilities(), "net_admin"),
    bootId: (await readFile("/proc/sys/kernel/random/boot_id", "utf8")).trim(),
    ...{ bind, clock, log, ip: runIp },
    nameServers: async () => (await readStanding()).nameServers,
    changed: () => watchers.changed(),
    note: (author, action, text) => {
      try {
        spool.append({ kind: "audit", at: Math.round(clock.now()), author, action, text });
      } catch (error) {
        log.error("a line of the audit cannot be written", { error });
      }
    },
  });
  // Before anything is given or asked on the network.
  await ownAddress.start();
  const devices = await Devices.open(join(folder, "devices.json"), clock, log);
  const pipe = new LeasePipe(join(folder, "leases.pipe"), (event) => {
    devices.hear(event);
    void readLeases().then(() => watchers.changed());
  });
  const { script, leases: leaseFile } = placesIn(home);
  const scriptText = renderLeaseScript(join(folder, "leases.pipe"));
  // A disk that takes nothing has the one of before.
  if ((await readFile(script, "utf8").catch(() => "")) !== scriptText) {
    await writeFileAtomic(script, scriptText);
    await chmod(script, 0o700);
  }

  let leases: readonly Lease[] = [];
  let leasesText = "";
  async function readLeases(): Promise<void> {
    const text = await readFile(leaseFile, "utf8").catch(() => "");
    if (text === leasesText) return;
    leasesText = text;
    leases = readLeaseFile(text);
    watchers.changed();
  }

  const keeper: Keeper = new Keeper({
    folder: home,
    ...{ phonesPort, clock, log },
    box: () => box.peer,
    standing: readStanding,
    findServers: (asker) => findServers(asker, randomInt(2 ** 32), clock),
    check: checkConf,
    changed: () => watchers.changed(),
  });
  const snapshots = new SnapshotFiles(
    join(home, "snapshots"),
    "net",
    netViewSchema,
    (current) => parsePointer(current).views.net,
  );
  const consumer = new SnapshotConsumer(
    (file, digest) => snapshots.load(file, digest),
    (view) => {
      keeper.apply(view);
      ownAddress.apply(view);
    },
    log,
  );
  const found = await snapshots.lastGood((error) => log.warn("a snapshot was passed over", { error }));
  if (found !== null) consumer.begin(found);

  const doors = await servePatiently(
    () =>
      serve(
        join(home, "run", "net.sock"),
        netContract,
        (peer) =>
          peer.handle({
            watch: () => watchers.add(peer),
            dhcp: () => shown(),
            "dhcp.ask-others": async () => {
              await keeper.askOthers();
              return shown();
            },
            address: () => ownAddress.shown(),
            "address.trial": () => ({ trial: ownAddress.trial }),
            "address.keep": async ({ author }) => {
              await ownAddress.keep(author);
              return await ownAddress.shown();
            },
            "address.try-again": async ({ author }) => {
              await ownAddress.tryAgain(author);
              return await ownAddress.shown();
            },
          }),
        { log },
      ),
    { clock, trouble: (error) => log.error("nobody can ask about the network", { error }) },
  );
  const box = keepConnected(join(home, "run", "box.sock"), boxContract, {
    ...{ log, clock },
    onConnect: (peer) => keeper.meet(peer),
    onLost: () => keeper.miss(),
  });
  const store = keepConnected(join(home, "run", "store.sock"), storeContract, {
    ...{ log, clock },
    onConnect: async (peer) => {
      peer.handle(snapshotRequests(consumer));
      await peer.call("consumer.hello", { name: "net", revision: consumer.revision, digest: consumer.digest });
      delivery.wake();
    },
  });
  const delivery = deliver(spool, (parcel) => appendFacts(store, spool, parcel), { log, clock });
  await pipe.start();
  await readLeases();
  const reading = clock.every(READ_LEASES_MS, () => void readLeases());
  await keeper.start();

  function shown(): Dhcp {
    const { state, server, others, standing } = keeper;
    const all = leasesShown(leases, consumer.view?.telephones ?? [], (mac) => devices.of(mac), clock.now());
    const interfaces = standing?.interfaces ?? [];
    return {
      ...{ state, server, others },
      interfaces: interfaces.map(({ name, address, netmask }) => ({ name, address, netmask })),
      // Those of a network in which the box does not stand any more are nobody's business.
      leases: all.filter(({ ipAddress }) => interfaces.some((one) => holdsHost(one, ipAddress))),
      given: state.kind === "serves" ? givenOf(state, all) : null,
    };
  }

  return {
    facts: () => ({
      revision: consumer.revision,
      dhcp: keeper.state.kind,
      leases: leases.length,
      trial: ownAddress.trial !== null,
    }),
    async stop() {
      reading.cancel();
      watchers.close();
      pipe.close();
      store.close();
      box.close();
      await Promise.all([keeper.close(), ownAddress.close(), doors.close(), devices.close(), delivery.close()]);
      await spool.close();
    },
  };
}
