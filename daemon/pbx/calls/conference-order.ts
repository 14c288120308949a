/** What who leads a conference, or an administrator, may want of it. `call`: that of the participant. */
export type ConferenceOrder =
  | { readonly do: "end" }
  | { readonly do: "lock"; readonly on: boolean }
  /** Everybody who does not lead. */
  | { readonly do: "mute-all"; readonly on: boolean }
  | { readonly do: "mute"; readonly call: string; readonly on: boolean }
  | { readonly do: "remove"; readonly call: string };
