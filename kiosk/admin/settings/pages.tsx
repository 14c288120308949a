import type { RubricPages } from "../rubric.ts";
import { EmergencyPage } from "./emergency-page.tsx";
import { FraudPage } from "./fraud-page.tsx";
import { CallBackPage, ParkingPage, SpecialNumbersPage } from "./special-numbers-pages.tsx";
import { SipPage, SystemPage } from "./system-pages.tsx";

export const pages: RubricPages = [
  ["/numeros-urgence", () => <EmergencyPage />],
  ["/numeros-speciaux", () => <SpecialNumbersPage />],
  ["/numeros-speciaux/parking", () => <ParkingPage />],
  ["/numeros-speciaux/rappel", () => <CallBackPage />],
  ["/fraude", () => <FraudPage />],
  ["/installation", () => <SystemPage />],
  ["/sip", () => <SipPage />],
];
