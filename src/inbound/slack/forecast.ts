import type { PersonsCommand } from '../../domain/commands.ts';
import { decide } from '../../domain/decide.ts';
import type { Escalation } from '../../domain/escalation.ts';
import type { UserId } from '../../domain/ids.ts';
import type { Refusal } from '../../domain/refusal.ts';
import type { SeverityTerms, Terms } from '../../domain/terms.ts';
import type { Instant } from '../../domain/time.ts';

/** Verbs that need a form before they can be asked for. */
export type FormVerb =
  | 'change-severity'
  | 'give-roles'
  | 'draft-update'
  | 'post-update'
  | 'skip-update'
  | 'write-customer-text'
  | 'send-back-customer-text'
  | 'tell-customer'
  | 'resolve'
  | 'reopen'
  | 'request-rca'
  | 'give-feedback';
export type Foreseen = FormVerb | 'acknowledge';

/**
 * Whether asking for `verb` would be refused as things stand: nobody should fill in a form to learn that. The present
 * state decides again when it is sent; that the asker is a member is checked then. `seen` names the words that were read.
 */
export function wouldRefuse(
  escalation: Escalation,
  verb: Foreseen,
  by: UserId,
  now: Instant,
  seen = '',
): Refusal | null {
  const actor = { id: by, team: escalation.team, standing: 'member' } as const;
  const decision = decide(escalation, sample(escalation, verb, by, now, seen), actor, now);
  return 'refused' in decision ? decision.refused : null;
}

function sample({ terms }: Escalation, verb: Foreseen, by: UserId, now: Instant, hash: string): PersonsCommand {
  switch (verb) {
    case 'acknowledge':
      return { type: verb, by };
    case 'change-severity':
      return { type: verb, by, to: another(terms) };
    case 'give-roles':
      return { type: verb, by, to: {} };
    case 'draft-update':
    case 'post-update':
      return { type: verb, by, text: '' };
    case 'skip-update':
    case 'reopen':
      return { type: verb, by, why: '' };
    case 'write-customer-text':
      return { type: verb, by, text: '', hash };
    case 'send-back-customer-text':
      return { type: verb, by, hash, why: '' };
    case 'tell-customer':
      return { type: verb, by, hash, whom: '' };
    case 'resolve':
      return { type: verb, by, fix: '' };
    case 'give-feedback':
      return { type: verb, by, rating: 5 };
    case 'request-rca':
      return { type: verb, by, owner: by, dueAt: now + 1 };
  }
}

/** Whichever it would be. */
const another = ({ severity, ...terms }: Terms): SeverityTerms => ({
  ...terms,
  severity: { ...severity, key: `not ${severity.key}` },
  acknowledgeWithinMs: 0,
});
