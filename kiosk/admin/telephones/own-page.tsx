/** The telephone's own page, at the address that it asked from last [DHC-07]. */
export function OwnPage({ ip }: { readonly ip: string | null }) {
  if (ip === null) return null;
  return (
    <a href={`http://${ip}/`} target="_blank" rel="noopener noreferrer">
      {ip}
    </a>
  );
}
