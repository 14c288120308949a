import type { ListeningAddress } from "../engine.ts";
import type { FarNewcomer, FarOperator, FarPhone, FarSide, WrittenAsk } from "../far-side.ts";
import { UdpNewcomer } from "./udp-newcomer.ts";
import { UdpOperator } from "./udp-operator.ts";
import { UdpPhone } from "./udp-phone.ts";

/** Telephones over real SIP on UDP, for the contract suite: `listening` is what the engine's `start` gave (127.0.0.1). */
export function farSideOverUdp(listening: readonly ListeningAddress[]): FarSide {
  const udp = listening.find((one) => one.transport === "udp" && one.address === "127.0.0.1");
  if (udp === undefined) throw new Error("the far side needs an engine that listens on UDP at 127.0.0.1");
  const phones: { close(): void }[] = [];
  return {
    async phone(extension: string, options: { readonly password?: string } = {}): Promise<FarPhone> {
      const phone = new UdpPhone(extension, udp, options.password);
      await phone.open();
      phones.push(phone);
      return phone;
    },
    async operator(): Promise<FarOperator> {
      const operator = new UdpOperator("operator", udp);
      await operator.open();
      phones.push(operator);
      return operator;
    },
    async newcomer(port: number, written: WrittenAsk): Promise<FarNewcomer> {
      const newcomer = new UdpNewcomer(port, written);
      await newcomer.open();
      phones.push(newcomer);
      return newcomer;
    },
    [Symbol.asyncDispose](): Promise<void> {
      for (const phone of phones) phone.close();
      return Promise.resolve();
    },
  };
}
