import { expect, test } from "vitest";
import { line, outsideOffice } from "./outside.fixture.ts";
import { TelephoneRoom } from "./telephone-room.fixture.ts";

const addresses = ["198.51.100.1", "198.51.100.11"].map((host) => ({ host, port: 5060 }));

test("LIG-34 every address of a line is asked, and each answer told", async () => {
  const room = new TelephoneRoom(outsideOffice({ trunks: [line("900", { addresses })] }));
  room.operator("198.51.100.1");
  const silent = room.operator("198.51.100.11");
  silent.status = 0;

  const asked = room.exchange.testLine("900");
  room.engine.settle();
  room.wait(12);

  expect(await asked).toMatchObject({
    state: "in-service",
    addresses: [
      { address: "udp 198.51.100.1:5060", status: 200 },
      { address: "udp 198.51.100.11:5060", status: 0, roundTripMs: -1 },
    ],
  });
});

test("a line that does not exist, and one that has no address yet", async () => {
  const gateway = line("900", { registration: "inbound", addresses: [] });
  const room = new TelephoneRoom(outsideOffice({ trunks: [gateway] }));

  expect(await room.exchange.testLine("999")).toBeNull();
  expect(await room.exchange.testLine("900")).toMatchObject({ addresses: [] });
});
