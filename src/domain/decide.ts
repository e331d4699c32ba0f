import { can, type Actor } from './can.ts';
import { decideRoomClosing } from './closing-room.ts';
import type { Command, PersonsCommand, WorldsCommand } from './commands.ts';
import { decideRca, decideReopen, decideResolve } from './decide-closing.ts';
import {
  advance,
  decideDecline,
  decideExpired,
  decidePageNext,
  decideUndeliverable,
  stopped,
} from './decide-paging.ts';
import { decideCustomerText, decideCustomerTextDue } from './decide-customer-text.ts';
import { decideReached } from './decide-reach.ts';
import { decideUpdate } from './decide-update.ts';
import type { Escalation } from './escalation.ts';
import type { Happening } from './events.ts';
import { decideFeedback, decideFeedbackDue } from './feedback.ts';
import { owed } from './first-update.ts';
import type { UserId } from './ids.ts';
import type { Details, Source } from './record.ts';
import type { Refusal } from './refusal.ts';
import { decideOverdue, decideUpdateDue } from './promises.ts';
import { decideRoles } from './roles.ts';
import { decideSeverity } from './severity.ts';
import type { Terms } from './terms.ts';
import { wayFrom } from './tiers.ts';
import type { Instant } from './time.ts';
import type { Turns } from './turns.ts';

/** What follows from a command: events (none: there is nothing to do), or a refusal that the asker is told. */
export type Decision = { readonly events: readonly Happening[] } | { readonly refused: Refusal };

export type Opening = {
  readonly by: UserId;
  readonly details: Details;
  readonly source: Source;
  readonly terms: Terms;
};

/** Opening: the first tier is paged in the same breath, before any room exists. */
export function decideOpen(opening: Opening, now: Instant, turns: Turns = {}): readonly Happening[] {
  const first = wayFrom({ terms: opening.terms, pages: [] }, 1);
  return [
    { type: 'opened', ...opening },
    ...advance(opening.terms, first, { tier: 0, round: 1 }, 'opened', null, now, turns),
    ...(opening.terms.warRoom === 'on_open' ? [{ type: 'room-requested', by: null } as const] : []),
  ];
}

/**
 * The present state and a command → what happens. Pure: `now` is the transaction's time, `actor` who asks, null for the
 * world; `turns` is only asked where the terms have people who are paged one at a time.
 */
export function decide(
  escalation: Escalation,
  command: Command,
  actor: Actor | null,
  now: Instant,
  turns: Turns = {},
): Decision {
  if (!('by' in command)) return { events: decideWorlds(escalation, command, now, turns) };
  if (actor?.id !== command.by || !can(actor, command.type, escalation)) return { refused: { code: 'not_allowed' } };
  return decidePersons(escalation, command, now, turns);
}

function decidePersons(escalation: Escalation, command: PersonsCommand, now: Instant, turns: Turns): Decision {
  switch (command.type) {
    case 'acknowledge': {
      const refused = stopped(escalation);
      if (refused) return { refused };
      const roomWanted = escalation.terms.warRoom === 'on_acknowledge' && escalation.room.status === 'none';
      return {
        events: [
          { type: 'acknowledged', by: command.by },
          ...(roomWanted ? [{ type: 'room-requested', by: null } as const] : []),
        ],
      };
    }
    case 'decline':
      return decideDecline(escalation, command, now, turns);
    case 'page-next':
      return decidePageNext(escalation, command, now, turns);
    case 'change-severity':
      return decideSeverity(escalation, command, now);
    case 'give-roles':
      return { events: decideRoles(escalation, command) };
    case 'open-room':
      if (escalation.room.status === 'requested' || escalation.room.status === 'open')
        return { refused: { code: 'room_exists' } };
      return { events: [{ type: 'room-requested', by: command.by }] };
    case 'join':
      if (escalation.joined.includes(command.by) || escalation.openedBy === command.by)
        return { refused: { code: 'already_joined' } };
      return { events: [{ type: 'joined', by: command.by }] };
    case 'draft-update':
    case 'post-draft':
    case 'post-update':
    case 'skip-update':
      return decideUpdate(escalation, command);
    case 'write-customer-text':
    case 'approve-customer-text':
    case 'send-back-customer-text':
    case 'tell-customer':
      return decideCustomerText(escalation, command);
    case 'resolve':
      return decideResolve(escalation, command, now);
    case 'reopen':
      return decideReopen(escalation, command, now, turns);
    case 'request-rca':
      return decideRca(escalation, command, now);
    case 'give-feedback':
      return { events: decideFeedback(escalation, command) };
  }
}

/** A deadline or a delivery asks a question; the answer may be that there is nothing left to do. */
function decideWorlds(
  escalation: Escalation,
  command: WorldsCommand,
  now: Instant,
  turns: Turns,
): readonly Happening[] {
  switch (command.type) {
    case 'expire-tier':
      return decideExpired(escalation, command, now, turns);
    case 'report-undeliverable':
      return decideUndeliverable(escalation, command, now, turns);
    case 'report-reached':
    case 'report-not-reached':
      return decideReached(escalation, command);
    case 'offer-draft':
      return escalation.firstUpdate.status === 'due' ? [{ type: 'update-drafted', by: null, text: command.text }] : [];
    case 'first-update-due': {
      const text = escalation.firstUpdate.status === 'drafted' ? escalation.firstUpdate.text : command.text;
      return owed(escalation.firstUpdate) ? [{ type: 'update-posted', by: null, text }] : [];
    }
    case 'next-update-due':
      return decideUpdateDue(escalation, command, now);
    case 'customer-text-due':
      return decideCustomerTextDue(escalation, command);
    case 'resolve-due':
      return decideOverdue(escalation);
    case 'remind-rca':
      return escalation.rca ? [{ type: 'rca-reminded', by: null }] : [];
    case 'feedback-due':
      return decideFeedbackDue(escalation, now);
    case 'close-room-due':
    case 'report-room-in-use':
    case 'report-room-archived':
    case 'report-room-not-archived':
      return decideRoomClosing(escalation, command, now);
    case 'report-room':
      return escalation.room.status === 'requested'
        ? [{ type: 'room-opened', by: null, channel: command.channel, name: command.name }]
        : [];
    case 'report-room-failed':
      return escalation.room.status === 'requested' ? [{ type: 'room-failed', by: null, error: command.error }] : [];
  }
}
