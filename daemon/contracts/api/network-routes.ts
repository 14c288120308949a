import { words } from "../../model/config/field.ts";
import { ownAddressSchema } from "../own-address.ts";
import { problemSchema } from "./problem.ts";
import { defineRoutes } from "./route.ts";

/** By which address the box stands in its network. */

export const networkRoutes = defineRoutes({
  "network.show": {
    method: "GET",
    path: "/network",
    access: "read",
    summary: words(
      "L'adresse de la box dans son réseau : celle qui est gardée, celle qui est à l'essai, celle qui a été retirée.",
      "The address of the box in its network: the one that is kept, the one on trial, the one that was put back.",
    ),
    answers: { 200: ownAddressSchema },
  },
  "network.keep": {
    method: "POST",
    path: "/network/keep",
    access: "settings",
    summary: words(
      "Garde l'adresse qui est à l'essai ; sinon la précédente est remise à la fin de l'essai.",
      "Keeps the address that is on trial; otherwise the one before is put back when the trial ends.",
    ),
    answers: { 200: ownAddressSchema, 409: problemSchema },
  },
  "network.tryAgain": {
    method: "POST",
    path: "/network/try-again",
    access: "settings",
    summary: words(
      "Remet à l'essai l'adresse qui a été retirée.",
      "Puts the address on trial once more that was put back.",
    ),
    answers: { 200: ownAddressSchema, 409: problemSchema },
  },
});
