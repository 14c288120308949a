import { contractSettings } from "../contract-office.ts";
import { engineContract } from "../engine-contract.ts";
import { farSideOverUdp } from "../far-side-udp/far-side-udp.ts";
import { PjsipEngine } from "./pjsip-engine.ts";

engineContract("pjsip", async () => {
  const engine = new PjsipEngine({ report: () => {} });
  const listening = await engine.start(contractSettings);
  return { engine, far: farSideOverUdp(listening) };
});
