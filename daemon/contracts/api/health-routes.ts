import { words } from "../../model/config/field.ts";
import { healthHourSchema } from "../machine-health.ts";
import { defineRoutes } from "./route.ts";

export const healthRoutes = defineRoutes({
  health: {
    method: "GET",
    path: "/health",
    access: "read",
    summary: words(
      "L'état de la machine : processeur, mémoire, disque, température, réseau ; maintenant et depuis une heure.",
      "How the machine is: processor, memory, disk, temperature, network; now and for the last hour.",
    ),
    answers: { 200: healthHourSchema },
  },
});
