import { join } from "node:path";
import type { LiveDelta } from "../contracts/live.ts";
import { type PbxStatus, pbxContract } from "../contracts/pbx.ts";
import { type Peer, type Server, serve } from "../kit/rpc.ts";
import { servePatiently } from "../kit/serve-patiently.ts";
import type { ServiceContext } from "../kit/service.ts";
import type { ListeningAddress } from "./engine/engine.ts";
import type { Exchange } from "./exchange.ts";
import type { StoreLink } from "./link-to-store.ts";
import type { LiveFeed } from "./live/live-feed.ts";
import type { OpenRecords } from "./open-records.ts";
import { callStatus } from "./status.ts";
import type { KeptStories } from "./trace/kept-stories.ts";
import { voicemailRequests } from "./voicemail/requests.ts";

interface Parts {
  readonly exchange: Exchange;
  readonly listening: readonly ListeningAddress[];
  readonly startedAt: number;
  readonly store: StoreLink;
  readonly records: OpenRecords;
  readonly stories: KeptStories;
}

/** Answers questions on `run/pbx.sock`. A disk that takes no socket costs these answers for so long, and no call. */
export function serveStatus(context: ServiceContext, parts: Parts): Promise<Server> {
  const { home, log, clock } = context;
  const { traces, toll, alerts } = parts.exchange;
  const open = (): Promise<Server> =>
    serve(
      join(home, "run", "pbx.sock"),
      pbxContract,
      (peer) => {
        peer.handle({
          status: () => statusOf(parts),
          "alerts.list": () => ({ items: [...alerts.list] }),
          "emergency.prove": () => parts.exchange.proof.prove(),
          "line.test": ({ trunk, call }) => parts.exchange.testLine(trunk, call),
          "messages.send": (written) => parts.exchange.messages.send(written),
          "telephones.restart": ({ orders, evenTalking, author }) => {
            const numbers = orders.map(({ number }) => number).join(", ");
            parts.records.note("telephone.restart", `Redémarrage demandé : ${numbers}`.slice(0, 1000), author);
            parts.exchange.restarts.begin(orders, evenTalking);
            return {};
          },
          "telephones.restarts": () => ({ items: [...parts.exchange.restarts.results] }),
          "devices.follow": () => {
            peer.onClose(parts.exchange.devices.follow((news) => peer.send("device", news)));
            return { registered: parts.exchange.devices.registered() };
          },
          "messages.waiting": () => parts.exchange.messages.waiting(),
          "agents.list": () => ({ items: [...parts.exchange.agentStates()] }),
          "agents.order": ({ agent, order, author }) => {
            log.info("an agent is logged in or out, or paused", { agent, what: order.do, author });
            return parts.exchange.orderAgent(agent, order);
          },
          "queues.list": () => ({ items: [...parts.exchange.queueStates()] }),
          "profile.show": ({ number }) => parts.exchange.profile(number),
          "profile.choose": ({ number, chosen, author }) => {
            log.info("a profile is chosen by hand", { number, profile: chosen?.profile ?? null, author });
            return parts.exchange.chooseProfile(number, chosen);
          },
          "absence.show": ({ number }) => parts.exchange.absence(number),
          "absence.set": ({ number, absence, author }) => {
            log.info("do not disturb or forwards are set from a page", { number, author });
            return parts.exchange.setAbsence(number, absence);
          },
          ...voicemailRequests({
            room: parts.exchange.voicemail,
            currentView: () => parts.exchange.reload.view,
            note: parts.records.note,
          }),
          route: (asked) => parts.exchange.explain(asked),
          "call.trace": ({ call }) => parts.stories.find(call),
          "call.up": () => [...parts.exchange.calls()].map(callStatus),
          "call.control": (instruction) => parts.exchange.instruct(instruction),
          "parking.list": () => parts.exchange.parked(),
          "conference.list": () => [...parts.exchange.conferences()],
          "conference.direct": ({ id, order, by }) => {
            log.info("a conference is led from outside of it", { conference: id, what: order.do, by });
            return { found: parts.exchange.directConference(id, order, by) };
          },
          "call.list": ({ limit }) => [...traces.latest(limit)],
          "outside.state": () => toll.status(),
          "outside.rearm": ({ author }) => ({ kind: toll.rearm(author) ? "re-armed" : "not-cut" }),
        });
        followLive(peer, parts.exchange.live);
      },
      { log, clock },
    );
  const trouble = (error: unknown): void => log.error("nobody can ask for the status of the calls yet", { error });
  return servePatiently(open, { clock, trouble });
}

function followLive(peer: Peer<typeof pbxContract>, live: LiveFeed): void {
  const subscriber = (delta: LiveDelta): void => peer.send("live.delta", delta);
  peer.onClose(() => live.unsubscribe(subscriber));
  peer.handle({
    "live.subscribe": () => live.subscribe(subscriber),
    "live.unsubscribe": () => {
      live.unsubscribe(subscriber);
      return {};
    },
  });
}

function statusOf({ exchange, listening, startedAt, store, records }: Parts): PbxStatus {
  return {
    ...exchange.status(),
    startedAt,
    store: store.isConnected,
    listening: listening.map((one) => ({ ...one })),
    factsWaiting: records.spool.waiting,
  };
}
