/** libsodium, loaded when somebody first needs it: `store` is to be back soon after a fall, and seldom unseals. */
export async function loadSodium() {
  const { default: sodium } = await import("libsodium-wrappers");
  await sodium.ready;
  return sodium;
}

export type Sodium = Awaited<ReturnType<typeof loadSodium>>;
