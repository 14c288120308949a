import type { Destination } from "./engine.ts";
import type { FakeEngine } from "./fake-engine.ts";
import type { FakeMessage } from "./fake-messages.ts";
import { FakeCall, FakePhone } from "./fake-phone.ts";
import type { FarOperator, OperatorCall, OperatorMessage } from "./far-side.ts";

/** The far side of outside lines at the fake engine: an operator's registrar and gateway at one address. */
export class FakeOperator extends FakePhone implements FarOperator {
  readonly destination: Destination;
  /** What it says to REGISTER, OPTIONS and MESSAGE; 0: nothing at all, to calls neither. */
  status = 200;
  /** The longest registration that it grants, in seconds. */
  longest = 3600;
  /** Challenges REGISTER, MESSAGE and calls, and knows this password. */
  password: string | null = null;
  /** Whom it has registered, by the user of their line, and for how many seconds. */
  readonly registered = new Map<string, number>();
  readonly #engine: FakeEngine;

  constructor(engine: FakeEngine, name: string, address: string, port = 5060) {
    super(engine, name, `${address}:${port}`);
    this.#engine = engine;
    this.rings = false;
    this.destination = { address, port, transport: "udp", serverName: "" };
    engine.addOperator(this);
  }

  writeBy(shape: OperatorMessage): FakeMessage {
    const message = this.#engine.write(this, shape, true);
    this.settle();
    return message;
  }

  callBy(shape: OperatorCall): FakeCall {
    const call = new FakeCall(this.#engine, this, this.#engine.mintLeg(), "caller");
    this.#engine.offerByLine(this, call, shape);
    this.settle();
    return call;
  }
}
