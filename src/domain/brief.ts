import type { Acknowledgement, Case, Resolution } from './escalation.ts';
import type { UserId } from './ids.ts';
import type { Customer } from './record.ts';
import type { Terms, Tier } from './terms.ts';

/** As much of an escalation as one line says of it: every escalation is one, and a list reads no more. */
export type Brief = Pick<Case, 'id' | 'number' | 'openedAt'> & {
  readonly details: { readonly title: string; readonly customer: Pick<Customer, 'name' | 'tier'> | null };
  readonly terms: Pick<Terms, 'severity' | 'fallbackChannel'> & { readonly tiers: readonly Pick<Tier, 'name'>[] };
  readonly tier: number;
  readonly round: number;
} & (
    | { readonly status: 'paging' | 'unanswered' }
    | { readonly status: 'working'; readonly lead: UserId; readonly acknowledged: Pick<Acknowledgement, 'at'> }
    | { readonly status: 'resolved'; readonly resolution: Pick<Resolution, 'by' | 'at'> }
  );
