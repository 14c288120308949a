import type { Services } from "../services.ts";
import type { Some } from "./call.ts";

/** How the box gives addresses. */
export const dhcpRoutes = ({ net }: Services): Some<"dhcp.show" | "dhcp.askOthers"> => ({
  "dhcp.show": async () => ({ status: 200, body: await net.ask("dhcp", {}) }),
  "dhcp.askOthers": async () => ({ status: 200, body: await net.ask("dhcp.ask-others", {}) }),
});
