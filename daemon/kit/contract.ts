import type { Static, TSchema } from "typebox";
import { parser } from "./parse.ts";

/** A question and its answer. */
export interface MethodSchemas {
  readonly request: TSchema;
  readonly answer: TSchema;
}

/** What may be said on one socket. It does not say by whom: either side handles what it can. */
export interface Contract {
  readonly methods: Readonly<Record<string, MethodSchemas>>;
  readonly messages: Readonly<Record<string, TSchema>>;
}

export type MethodOf<C extends Contract> = keyof C["methods"] & string;
export type MessageOf<C extends Contract> = keyof C["messages"] & string;
export type RequestOf<C extends Contract, M extends MethodOf<C>> = Static<C["methods"][M]["request"]>;
export type AnswerOf<C extends Contract, M extends MethodOf<C>> = Static<C["methods"][M]["answer"]>;
export type BodyOf<C extends Contract, M extends MessageOf<C>> = Static<C["messages"][M]>;

/** What one side does when the other calls: any part of the contract's methods. */
export type Handlers<C extends Contract> = {
  readonly [M in MethodOf<C>]?: (request: RequestOf<C, M>) => AnswerOf<C, M> | Promise<AnswerOf<C, M>>;
};

/** Keeps the exact types of a contract, so that calls and handlers are checked against it. */
export const defineContract = <const C extends Contract>(contract: C): C => contract;

type Door = (value: unknown) => unknown;

/** The compiled doors of a contract: one compilation per socket, not per connection. */
export interface Doors {
  readonly request: ReadonlyMap<string, Door>;
  readonly answer: ReadonlyMap<string, Door>;
  readonly message: ReadonlyMap<string, Door>;
}

export function compileDoors(contract: Contract): Doors {
  const methods = Object.entries(contract.methods);
  return {
    request: new Map(methods.map(([name, { request }]) => [name, parser(request, `the request ${name}`)])),
    answer: new Map(methods.map(([name, { answer }]) => [name, parser(answer, `the answer of ${name}`)])),
    message: new Map(
      Object.entries(contract.messages).map(([name, body]) => [name, parser(body, `the message ${name}`)]),
    ),
  };
}
