import type { WorldsCommand } from './commands.ts';
import type { Escalation } from './escalation.ts';
import type { Happening } from './events.ts';
import type { Intent } from './intents.ts';
import { day, type Instant } from './time.ts';

/** A room in which somebody wrote so short a while ago is still in use. */
export const quietAfterMs = day;

/**
 * When the room of what is resolved is over: after the policy's time, but not before the RCA is due, whose author needs what
 * was said there, nor while it is in use. Null where there is none, or it stays for another reason.
 */
export function roomOverAt({ terms, room, rca, ...state }: Escalation): Instant | null {
  if (state.status !== 'resolved' || room.status !== 'open' || terms.archiveRoomAfterMs === undefined) return null;
  return Math.max(state.resolution.at + terms.archiveRoomAfterMs, rca?.dueAt ?? 0, room.until ?? 0);
}

type RoomCommand = Extract<
  WorldsCommand,
  { readonly type: 'close-room-due' | 'report-room-in-use' | 'report-room-archived' | 'report-room-not-archived' }
>;

/** What becomes of a room whose time is over. Where it was reopened while Slack archived it, another one is created. */
export function decideRoomClosing(escalation: Escalation, command: RoomCommand, now: Instant): readonly Happening[] {
  const over = roomOverAt(escalation);
  if (escalation.room.status !== 'open') return [];
  switch (command.type) {
    case 'close-room-due':
      return over === null || over > now ? [] : [{ type: 'room-closing', by: null }];
    case 'report-room-in-use':
      return over === null ? [] : [{ type: 'room-kept', by: null, until: command.until }];
    case 'report-room-archived':
      return [
        { type: 'room-archived', by: null },
        ...(escalation.status === 'resolved' ? [] : [{ type: 'room-requested', by: null, anew: true } as const]),
      ];
    case 'report-room-not-archived':
      return [{ type: 'room-not-archived', by: null, error: command.error }];
  }
}

/** The clock of the room after an event. */
export function roomTimed(before: Escalation | null, after: Escalation): readonly Intent[] {
  const [was, dueAt] = [before && roomOverAt(before), roomOverAt(after)];
  if (was === dueAt) return [];
  if (dueAt === null) return [{ type: 'cancel', kinds: ['close-room'] }];
  return [{ type: 'arm', deadline: { kind: 'close-room', tier: 0, round: 0, dueAt } }];
}
