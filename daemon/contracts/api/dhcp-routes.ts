import { words } from "../../model/config/field.ts";
import { dhcpSchema } from "../dhcp.ts";
import { defineRoutes } from "./route.ts";

/** How the box gives addresses to the devices of the network [DHC-01…07]. */

export const dhcpRoutes = defineRoutes({
  "dhcp.show": {
    method: "GET",
    path: "/dhcp",
    access: "read",
    summary: words(
      "Le serveur DHCP : ce qu'il donne ou pourquoi il ne donne rien, et les baux en cours.",
      "The DHCP server: what it gives or why it gives nothing, and the leases that run.",
    ),
    answers: { 200: dhcpSchema },
  },
  "dhcp.askOthers": {
    method: "POST",
    path: "/dhcp/ask-others",
    access: "settings",
    summary: words(
      "Cherche, en cinq secondes, si un autre serveur donne des adresses sur le réseau de la box.",
      "Looks for five seconds whether another server gives addresses on the network of the box.",
    ),
    answers: { 200: dhcpSchema },
  },
});
