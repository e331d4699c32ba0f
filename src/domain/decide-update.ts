import type { PersonsCommand } from './commands.ts';
import type { Decision } from './decide.ts';
import type { Escalation } from './escalation.ts';
import { owed } from './first-update.ts';
import { alreadyResolved } from './refusal.ts';

type UpdateCommand = Extract<PersonsCommand, { type: 'draft-update' | 'post-draft' | 'post-update' | 'skip-update' }>;

/**
 * Posting is possible as long as it is open; drafting and skipping only while the first update is still owed. The draft
 * goes out once, as it stands now: of two who press at once, the second is told.
 */
export function decideUpdate(escalation: Escalation, command: UpdateCommand): Decision {
  if (escalation.status === 'resolved') return { refused: alreadyResolved(escalation.resolution) };
  if (command.type === 'post-update')
    return { events: [{ type: 'update-posted', by: command.by, text: command.text }] };
  if (command.type === 'post-draft')
    return escalation.firstUpdate.status === 'drafted'
      ? { events: [{ type: 'update-posted', by: command.by, text: escalation.firstUpdate.text }] }
      : { refused: { code: 'update_already_settled' } };
  if (!owed(escalation.firstUpdate)) return { refused: { code: 'update_already_settled' } };
  return command.type === 'draft-update'
    ? { events: [{ type: 'update-drafted', by: command.by, text: command.text }] }
    : { events: [{ type: 'update-skipped', by: command.by, why: command.why }] };
}
