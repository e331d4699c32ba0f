import { randomUUID } from 'node:crypto';
import type { PersonsCommand } from '../domain/commands.ts';
import type { UserId } from '../domain/ids.ts';
import { holders } from '../domain/roles.ts';
import { standingOf } from '../store/people.ts';
import type { Outcome, PagingDesk, Target } from './desk.ts';
import { handle } from './handle.ts';

/**
 * Everything that a person can do to an open escalation; `domain/commands.ts` lists the verbs. `key` names the request:
 * the same one again changes nothing more, and answers with the present state.
 */
export async function act(
  desk: PagingDesk,
  target: Target,
  command: PersonsCommand,
  key: string = randomUUID(),
): Promise<Outcome> {
  for (const person of namedBy(command))
    if ((await standingOf(desk.db, target.team, person)) !== 'member')
      return { refused: { code: 'person_cannot_be_paged' }, escalation: null };
  return handle(desk, target, command, key);
}

/** To whom the command gives something to do: they must be there to do it. */
function namedBy(command: PersonsCommand): readonly UserId[] {
  if (command.type === 'give-roles') return holders(command.to);
  if (command.type === 'request-rca') return [command.owner];
  return command.type === 'resolve' && command.rca ? [command.rca.owner] : [];
}
