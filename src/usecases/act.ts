import { randomUUID } from 'node:crypto';
import type { PersonsCommand } from '../domain/commands.ts';
import type { UserId } from '../domain/ids.ts';
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
  const owner = rcaOwner(command);
  if (owner === undefined) return handle(desk, target, command, key);
  const standing = await standingOf(desk.db, target.team, owner);
  if (standing !== 'member') return { refused: { code: 'person_cannot_be_paged' }, escalation: null };
  return handle(desk, target, command, key);
}

/** Whom the command names to write an RCA. */
const rcaOwner = (command: PersonsCommand): UserId | undefined =>
  command.type === 'resolve' ? command.rca?.owner : command.type === 'request-rca' ? command.owner : undefined;
