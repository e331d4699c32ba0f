import type { Escalation } from '../../domain/escalation.ts';
import type { Instant } from '../../domain/time.ts';

/** The day (YYYY-MM-DD, UTC) that an RCA is proposed for: the policy's time from now, or from the last thing that is known. */
export function rcaDueDay(e: Escalation, now?: Instant): string {
  const from = now ?? (e.status === 'resolved' ? e.resolution.at : e.openedAt);
  return new Date(from + e.terms.rcaDueInMs).toISOString().slice(0, 10);
}
