import type { storeContract } from "../../contracts/store.ts";
import type { Handlers, Peer } from "../../kit/rpc.ts";
import { unwritableAnswer } from "../config/answers.ts";
import { noted } from "../noted.ts";
import type { StoreParts } from "../store-parts.ts";

export function directoryRequests(peer: Peer<typeof storeContract>, parts: StoreParts): Handlers<typeof storeContract> {
  const { directory, watchers, clock } = parts;
  return {
    "directory.list": (search) => directory.list(search),
    "directory.get": ({ contact }) => ({ contact: directory.get(contact) }),
    "directory.names": ({ numbers }) => ({ names: [...directory.names(numbers)] }),
    "directory.follow": () => {
      watchers.followDirectory(peer);
      return {};
    },
    "directory.numbers": (page) => directory.numbers(page),
    "directory.cards": (page) => directory.cards(page),
    "directory.add": ({ fields, author }) => directory.add(fields, author).catch(unwritableAnswer),
    "directory.change": ({ contact, version, fields, author }) =>
      directory.change(contact, { version, fields }, author).catch(unwritableAnswer),
    "directory.remove": ({ contacts, version, author }) =>
      directory.remove(contacts, version, author).catch(unwritableAnswer),
    "directory.import": ({ contacts, leftOut, isTry, author }) =>
      directory
        .import(contacts, { isTry, author })
        .then(({ saved, lines }) => ({ kind: "report" as const, report: { saved, lines, leftOut } }))
        .catch(unwritableAnswer),
    "directory.exported": async ({ author, text }) => {
      await noted(parts, { at: clock.now(), author, action: "directory.export", text, revision: null });
      return {};
    },
  };
}
