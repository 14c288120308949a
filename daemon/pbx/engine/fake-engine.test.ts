import { contractSettings } from "./contract-office.ts";
import { engineContract } from "./engine-contract.ts";
import { FakeEngine } from "./fake-engine.ts";
import { farSideOfFake } from "./far-side-fake.ts";

engineContract("the fake engine", async () => {
  const engine = new FakeEngine();
  engine.now = () => Date.now();
  await engine.start(contractSettings);
  return { engine, far: farSideOfFake(engine) };
});
