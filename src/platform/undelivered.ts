import type { Fault } from './slack-web.ts';

/** How sending failed by another way than Slack. `odd`: a refusal that may pass. */
export type WayFault = Fault | { readonly kind: 'odd'; readonly code: string };

/** Thrown by what sends besides Slack. It holds a code and no address: what the drivers throw quotes them. */
export class Undelivered extends Error {
  override readonly name = 'Undelivered';
  readonly fault: WayFault;
  constructor(fault: WayFault) {
    super(`it could not be delivered: ${'code' in fault ? fault.code : fault.kind}`);
    this.fault = fault;
  }
}
