import { BoxError } from "../../kit/box-error.ts";
import { words } from "../../model/config/field.ts";
import { authorOf, type Guest } from "../access/guest.ts";
import { notFound, problem } from "../api/problems.ts";
import type { Services } from "../services.ts";
import { refuse, type Some } from "./call.ts";

type Mine = "service.start" | "service.stop" | "service.restart";

/** The processes of the box, one by one [ACC-04, ACC-05]; who wanted it is noted by the supervisor. */
export function processRoutes({ box }: Services): Some<Mine> {
  const ordered = async (method: "service.start" | "service.stop" | "restart", name: string, guest: Guest) => {
    try {
      await box.ask(method, { name, author: authorOf(guest) });
      return { status: 202, body: {} } as const;
    } catch (error) {
      if (error instanceof BoxError && error.code === "NO_SUCH_PROCESS") return refuse(noSuchService(name));
      throw error;
    }
  };
  return {
    "service.start": ({ parameters: { name }, guest }) => ordered("service.start", name, guest),
    "service.stop": async ({ parameters: { name }, guest }) => {
      try {
        return await ordered("service.stop", name, guest);
      } catch (error) {
        if (error instanceof BoxError && error.code === "PROCESS_NEEDED") return refuse(needed);
        throw error;
      }
    },
    "service.restart": ({ parameters: { name }, guest }) => ordered("restart", name, guest),
  };
}

const noSuchService = (name: string) =>
  notFound(words(`Il n'y a pas de service « ${name} ».`, `There is no service "${name}".`));

const needed = problem(
  409,
  "service-needed",
  words(
    "Ce service ne s'arrête pas seul : sans lui, personne ne pourrait plus le démarrer. Redémarrez-le.",
    "This service is not stopped alone: without it nobody could start it again. Restart it.",
  ),
);
