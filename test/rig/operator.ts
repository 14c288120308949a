import { values } from "../../daemon/pbx/engine/far-side-udp/message.ts";
import { UdpCall } from "../../daemon/pbx/engine/far-side-udp/udp-call.ts";
import { UdpOperator } from "../../daemon/pbx/engine/far-side-udp/udp-operator.ts";
import type { TestBox } from "./box.ts";
import { until } from "./waiting.ts";

/** An operator of outside lines: registrar, OPTIONS and calls over UDP, each as a test tells it. */
export interface Operator extends Disposable {
  readonly port: number;
  readonly far: UdpOperator;
  /** The call number so and so (from 1) that the box has made here. */
  call(count?: number, limitMs?: number): Promise<UdpCall>;
}

export async function openOperator(box: TestBox, password: string | null = null): Promise<Operator> {
  const far = new UdpOperator("operator", box.place());
  await far.open();
  far.password = password;
  return {
    port: far.port,
    far,
    call: (count = 1, limitMs = 10_000) =>
      until(
        `call ${count} at the operator`,
        () => {
          const found = far.calls[count - 1];
          return found instanceof UdpCall && found;
        },
        { limitMs },
      ),
    [Symbol.dispose]: () => far.close(),
  };
}

/** Values of a field of the INVITE that the box has sent. */
export const sent = (call: UdpCall, name: string): readonly string[] =>
  call.invited === null ? [] : values(call.invited, name);

/** A line of that number, at this operator's address; known outside by 01 22 33 44 NN. */
export const lineTo = (
  number: string,
  port: number,
  change: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, unknown>> => ({
  number,
  name: `Ligne ${number}`,
  registration: "none",
  domain: "operator.example",
  addresses: [{ host: "127.0.0.1", port }],
  numbers: [{ number: `01223344${number.slice(-2)}`, extension: null }],
  extension: "201",
  ...change,
});

/** The rules of the guide [SOR-09]: 0, 1 and 3 by each of these lines, in their order. */
export const rulesBy = (...trunks: readonly string[]): readonly object[] =>
  trunks.flatMap((trunk) => ["0", "1", "3"].map((prefix) => ({ prefix, trunk })));

/** Resolves when the line is so, as `sipleo status` has it. */
export const lineIs = (box: TestBox, number: string, state: "in-service" | "out-of-service") =>
  until(
    `line ${number} to be ${state}`,
    async () => {
      const line = (await box.pbxStatus()).trunks.find((one) => one.number === number);
      return line?.state === state && line;
    },
    { limitMs: 40_000, everyMs: 50 },
  );
