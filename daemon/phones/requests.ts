import type { PhoneDriver } from "../../provisioning/driver.ts";
import type { phonesContract } from "../contracts/phones.ts";
import { BoxError } from "../kit/box-error.ts";
import type { ChangeWatchers } from "../kit/change-watchers.ts";
import type { Log } from "../kit/log.ts";
import type { Handlers, Peer } from "../kit/rpc.ts";
import type { PhonesView } from "../model/snapshot/phones-view.ts";
import type { Book } from "./book/book.ts";
import type { KeptPhone } from "./book/kept-phone.ts";
import type { BoxKey } from "./box-key.ts";
import type { Counter } from "./counter.ts";
import type { Doors } from "./doors.ts";
import type { Newcomers } from "./newcomers.ts";
import { restartOrders } from "./restart-orders.ts";

interface Parts {
  /** Drivers of the templates of the office. */
  readonly own: () => readonly PhoneDriver[];
  readonly book: Book;
  readonly counter: Counter;
  readonly doors: Doors;
  readonly newcomers: Newcomers;
  readonly key: BoxKey;
  readonly watchers: ChangeWatchers;
  readonly view: () => PhonesView | null;
  /** Into the audit. */
  readonly note: (author: string, action: string, text: string) => void;
  readonly log: Log;
}

/** What is answered on `run/phones.sock`. */
export const requestsOf =
  ({ own, book, counter, doors, newcomers, key, watchers, view, note, log }: Parts) =>
  (peer: Peer<typeof phonesContract>): Handlers<typeof phonesContract> => ({
    watch: () => watchers.add(peer),
    list: () => ({ items: [...book.all()], troubles: [...doors.troubles(view())] }),
    "ways-shut": () => {
      const running = view();
      return { ways: running === null || running.phones.length === 0 ? [] : [...doors.troubles(running)] };
    },
    story: ({ macAddress }) => ({
      events: [...known(book, macAddress).events],
      telephone: book.shown(macAddress),
      remarks: [...counter.remarksOn(macAddress)],
      keyRoom: counter.keyRoomOf(macAddress),
    }),
    "let-in": ({ macAddress, author }) => {
      book.letIn(macAddress, author);
      const shown = book.shown(macAddress);
      const what = `Téléphone ${macAddress} du poste ${shown.number} autorisé à venir chercher ses réglages`;
      note(author, "telephone.let-in", what);
      return shown;
    },
    "restart-orders": (wanted) => ({ orders: [...restartOrders(book.all(), wanted, own())] }),
    "pnp.wanted": () => ({ isWanted: newcomers.areWanted }),
    "pnp.asked": (newcomer) => ({ url: newcomers.urlFor(newcomer) }),
    "pnp.told": ({ newcomer, url }) => {
      log.info("a telephone asked everybody where its settings are, and was told", { from: newcomer.from, url });
      newcomers.told(newcomer, url);
      return {};
    },
    passwords: ({ macAddress, author }) => {
      const passwords = key.passwordsOf(known(book, macAddress));
      note(author, "telephone.passwords", `Mots de passe des pages du téléphone ${macAddress} lus`);
      return passwords;
    },
  });

function known(book: Book, macAddress: string): KeptPhone {
  const phone = book.phone(macAddress);
  if (phone !== null) return phone;
  const sentence = `No telephone ${macAddress} is configured or has asked for anything.`;
  throw new BoxError("TELEPHONE_UNKNOWN", { macAddress }, { sentence });
}
