import type { Services } from "../services.ts";
import type { Some } from "./call.ts";

/** How the machine is that the box runs on. */
export const healthRoutes = ({ health }: Services): Some<"health"> => ({
  health: async () => ({ status: 200, body: await health.ask("hour", {}) }),
});
