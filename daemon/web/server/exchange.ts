/** What came in over HTTP, before anybody has judged it. The names of fields are in lower case. */
export interface Asked {
  readonly method: string;
  /** As it stands in the request line, beginning with a slash; not decoded. */
  readonly path: string;
  /** Without its question mark; empty when there is none. */
  readonly query: string;
  /** Fields that occur twice have their values here in order. */
  readonly fields: ReadonlyMap<string, readonly string[]>;
  /** Who asks: a numeric IPv4 or IPv6 address. */
  readonly address: string;
}

/** The one value of a field; undefined when there is none, or when there are several. */
export function fieldOf({ fields }: Asked, name: string): string | undefined {
  const values = fields.get(name);
  return values?.length === 1 ? values[0] : undefined;
}

/** What goes out. Content-Length, Date and the fields that every answer has are added by the server. */
export interface Answer {
  readonly status: number;
  readonly fields: readonly (readonly [name: string, value: string])[];
  readonly body: Uint8Array | string;
  /** The connection is not used again: what the other side still sends is not read. */
  readonly closes?: boolean;
}

/**
 * An answer that comes piece by piece. When it fails, the connection is cut. Whoever
 * does not read it to its end calls `return`, also when it was never begun.
 */
export interface StreamedAnswer extends Pick<Answer, "status" | "fields"> {
  readonly stream: AsyncIterableIterator<string | Uint8Array>;
  /** Bytes in all, where that is known beforehand: then a part of it can be asked for. */
  readonly length?: number;
}
