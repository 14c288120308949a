import { readMac } from "../../../provisioning/identify/mac.ts";
import { accountsOf, type PhonesView } from "../../model/snapshot/phones-view.ts";
import type { Book } from "../book/book.ts";
import type { BoxKey } from "../box-key.ts";
import type { Guest } from "./session.ts";

interface Parts {
  readonly view: () => PhonesView | null;
  readonly book: Pick<Book, "phone">;
  readonly key: Pick<BoxKey, "isDirectoryPassword">;
}

const NOBODY: Guest = { macAddress: "000000000000", generation: 0 };

/**
 * The telephone that shows this password, by its MAC address or the number of its extension, alone or as the first part of
 * a distinguished name (`uid=001565112233,dc=sipleo`). Who there is no such telephone for waits as long as one who errs.
 */
export function guestOf({ view, book, key }: Parts, name: string, password: string): Guest | null {
  const called = (/^[^=,]*=([^,]*)/.exec(name)?.[1] ?? name).trim();
  const mac = readMac(called);
  const running = view();
  const phone = running?.phones.find(
    (one) => one.macAddress === mac || accountsOf(one).some(({ number }) => number === called),
  );
  const kept = phone === undefined ? null : book.phone(phone.macAddress);
  const isRight = key.isDirectoryPassword(kept ?? NOBODY, password);
  return isRight && kept !== null && running?.isOn === true
    ? { macAddress: kept.macAddress, generation: kept.generation }
    : null;
}

/** It is configured still, and was not let in again since it showed its password. */
export const isWelcome = ({ view, book }: Omit<Parts, "key">, { macAddress, generation }: Guest): boolean =>
  view()?.isOn === true &&
  view()?.phones.some((phone) => phone.macAddress === macAddress) === true &&
  book.phone(macAddress)?.generation === generation;
