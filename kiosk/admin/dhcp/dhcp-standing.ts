import type { LiveProcess } from "../../../daemon/contracts/api/live-entries.ts";

/**
 * How dnsmasq stands: `idle` is stopped because the box has no addresses to give, which is no fault; `stopped` is so
 * because somebody stopped it; `unlisted`: the box does not tell of it.
 */
export type DhcpStanding = "unlisted" | "idle" | "stopped" | "running";

/** What is stopped though nobody stopped it says why, and is started by no button [ACC-07, ACC-09]. Pure. */
export function dhcpStanding(process: Pick<LiveProcess, "state" | "trouble"> | undefined): DhcpStanding {
  if (process === undefined) return "unlisted";
  if (process.state !== "stopped") return "running";
  return process.trouble === null ? "stopped" : "idle";
}
