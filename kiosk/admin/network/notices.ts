/** What other pages say of the box's address, in one file that they fetch when there is something to say. */
export { MovesAway } from "./moves-away.tsx";
export { OnTrial } from "./on-trial.tsx";
