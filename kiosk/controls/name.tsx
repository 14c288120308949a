/** A name that somebody typed, or a telephone sent: its direction of writing stays within it. */
export function Name({ children }: { readonly children: string }) {
  return <bdi>{children}</bdi>;
}
