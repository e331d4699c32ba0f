import type { Json } from '../json.ts';

/** A call that Slack would answer with `ok: false`, thrown by whatever notices first. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: string;
  readonly more: Json;

  constructor(code: string, more: Json = {}) {
    super(code);
    this.code = code;
    this.more = more;
  }
}

/** Refuses a call for reasons told one by one, as `response_metadata.messages`. */
export function refuseWith(code: string, messages: readonly string[]): never {
  throw new Refusal(code, messages.length > 0 ? { response_metadata: { messages } } : {});
}
