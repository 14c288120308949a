import { passwordOf } from "../../rig/office.ts";

/** 2,000 extensions, 100 groups, 200 lines, 500 outbound rules and 500 rules for callers. `change`: one name differs. */
export function largeOffice(change: number): Record<string, unknown> {
  const numbers = Array.from({ length: 2_000 }, (_, n) => String(2_000 + n));
  const lines = Array.from({ length: 200 }, (_, n) => String(9_000 + n));
  return {
    format: 1,
    extensions: numbers.map((number, n) => ({
      number,
      name: n === 0 ? `Poste ${number}, révision ${change}` : `Poste ${number}`,
      sipPassword: passwordOf(number),
      blackList: n % 10 === 0 ? [{ right: "refused", pattern: "0699*" }] : [],
    })),
    groups: Array.from({ length: 100 }, (_, n) => ({
      number: String(800 + n),
      name: `Groupe ${n}`,
      members: numbers.slice(n * 20, n * 20 + 20),
    })),
    // Gateways: nobody is called at a start, and nothing of the network is needed.
    trunks: lines.map((number) => ({
      number,
      name: `Ligne ${number}`,
      extension: "2000",
      registration: "inbound",
      user: `line-${number}`,
      sipPassword: `password of line ${number}`,
    })),
    outboundRules: Array.from({ length: 500 }, (_, n) => ({
      prefix: n < 490 ? `07${n}` : "0",
      trunk: lines[n % lines.length],
      emitter: n % 3 === 0 && n < 490 ? numbers[n] : null,
    })),
    inboundRules: Array.from({ length: 500 }, (_, n) => ({
      caller: `08${String(n).padStart(3, "0")}*`,
      extension: "2001",
    })),
  };
}
