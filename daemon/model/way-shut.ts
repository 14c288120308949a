import { type Reason, reason } from "./reason.ts";

/** A way by which telephones cannot come; `reason`: as the system calls it, or `NO_AUTHORITY`. */
interface Shut {
  readonly way: "http" | "https" | "tftp" | "ldap";
  readonly port: number;
  readonly reason: string;
}

/** What is told of it, and why it is so. Pure. */
export const wayShut = ({ way, port, reason: code }: Shut): { readonly what: Reason; readonly why: Reason } => ({
  what:
    way === "ldap"
      ? reason("telephones-directory-shut", { port })
      : reason("telephones-way-shut", { way: way.toUpperCase(), port }),
  why: whyShut(code),
});

function whyShut(code: string): Reason {
  switch (code) {
    case "EACCES":
      return reason("port-reserved");
    case "EADDRINUSE":
      return reason("port-taken");
    case "EADDRNOTAVAIL":
      return reason("port-address-away");
    case "NO_AUTHORITY":
      return reason("certificate-lacks-authority");
    default:
      return reason("port-refused", { code });
  }
}
