import { showOffice } from "./show-office.ts";

/** The office of the pictures, with a queue and its agents, and a telephone whose MAC address is known. */
export function showCentre(): Record<string, unknown> {
  const office = showOffice();
  const extensions = Array.isArray(office.extensions) ? office.extensions : [];
  return {
    ...office,
    extensions: extensions.map((extension: object, index) =>
      index === 0 ? { ...extension, macAddress: "E434D7300542" } : extension,
    ),
    agents: [
      { number: "301", name: "Agnès" },
      { number: "302", name: "Bruno" },
    ],
    groups: [{ number: "800", name: "Support", members: ["301", "302"], strategy: "in-order", queue: { isOn: true } }],
  };
}
