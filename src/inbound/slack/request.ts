import type { PersonsCommand } from '../../domain/commands.ts';
import type { EscalationId } from '../../domain/ids.ts';
import { act } from '../../usecases/act.ts';
import type { Outcome } from '../../usecases/desk.ts';
import type { Inbound } from '../context.ts';

/** Asks for a change and has its consequences sent at once. */
export async function request(inbound: Inbound, id: EscalationId, command: PersonsCommand): Promise<Outcome> {
  const outcome = await act(inbound.desk, { team: inbound.team, id }, command);
  if (!('refused' in outcome)) inbound.wake();
  return outcome;
}
