import type { AgentAnswer, AgentOrder } from "../../contracts/queue-state.ts";
import { words } from "../../model/config/field.ts";
import { authorOf, type Guest } from "../access/guest.ts";
import { notFound } from "../api/problems.ts";
import type { Services } from "../services.ts";
import { refuse, type Some } from "./call.ts";

type Mine = "agents.list" | "agents.login" | "agents.logout" | "agents.pause" | "queues.list";

/** Agents and queues as they are, and what is done to agents from here [AGT-07, SVI-15]. */
export function queueRoutes({ pbx }: Services): Some<Mine> {
  const ordered = async (agent: string, order: AgentOrder, guest: Guest) =>
    answered(agent, await pbx.ask("agents.order", { agent, order, author: authorOf(guest) }));
  return {
    "agents.list": async () => ({ status: 200, body: await pbx.ask("agents.list", {}) }),
    "queues.list": async () => ({ status: 200, body: await pbx.ask("queues.list", {}) }),
    "agents.login": ({ parameters: { number }, body: { desk }, guest }) =>
      ordered(number, { do: "login", desk }, guest),
    "agents.logout": ({ parameters: { number }, guest }) => ordered(number, { do: "logout" }, guest),
    "agents.pause": ({ parameters: { number }, body: { isPaused }, guest }) =>
      ordered(number, { do: "pause", isPaused }, guest),
  };
}

function answered(number: string, answer: AgentAnswer) {
  if (!("unknown" in answer)) return { status: 200, body: answer } as const;
  const [fr, en] =
    answer.unknown === "desk" ? ["de tel poste", "such extension"] : [`d'agent ${number}`, `agent ${number}`];
  return refuse(
    notFound(
      words(
        `Il n'y a pas ${fr} dans la configuration en service.`,
        `There is no ${en} in the configuration that runs.`,
      ),
    ),
  );
}
