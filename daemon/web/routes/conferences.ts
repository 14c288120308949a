import type { ConferenceStatus } from "../../contracts/conference.ts";
import type { Log } from "../../kit/log.ts";
import { words } from "../../model/config/field.ts";
import { authorOf, type Guest } from "../access/guest.ts";
import { notFound } from "../api/problems.ts";
import type { Services } from "../services.ts";
import { type Refusal, refuse, type Some } from "./call.ts";

type Mine = "conferences.list" | "conferences.end" | "conferences.lock" | "conferences.mute" | "conferences.remove";

/** Conferences that are going on, and what an administrator or a program wants of them. */
export function conferenceRoutes({ pbx }: Services, log: Log): Some<Mine> {
  type Order = Parameters<typeof pbx.ask<"conference.direct">>[1]["order"];
  const asked = async (id: ConferenceStatus["id"], order: Order, guest: Guest) => {
    const by = authorOf(guest);
    log.info("a conference is led by the API", { conference: id, what: order.do, author: by });
    const { found } = await pbx.ask("conference.direct", { id, order, by });
    return found ? ({ status: 204, body: null } as const) : noSuchConference;
  };
  return {
    "conferences.list": async () => ({ status: 200, body: { items: await pbx.ask("conference.list", {}) } }),
    "conferences.end": ({ parameters: { id }, guest }) => asked(id, { do: "end" }, guest),
    "conferences.lock": ({ parameters: { id }, body: { on }, guest }) => asked(id, { do: "lock", on }, guest),
    "conferences.mute": ({ parameters: { id }, body: { call, on }, guest }) =>
      asked(id, call === undefined ? { do: "mute-all", on } : { do: "mute", call, on }, guest),
    "conferences.remove": ({ parameters: { id }, body: { call }, guest }) => asked(id, { do: "remove", call }, guest),
  };
}

const noSuchConference: Refusal = refuse(
  notFound(
    words(
      "Cette conférence est terminée, ou ce participant n'y est pas.",
      "This conference is over, or this participant is not there.",
    ),
  ),
);
