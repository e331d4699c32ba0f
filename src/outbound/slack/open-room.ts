import type { WebClient } from '@slack/web-api';
import type { Escalation } from '../../domain/escalation.ts';
import { asChannelId } from '../../domain/ids.ts';
import { second } from '../../domain/time.ts';
import { codeOf } from '../../platform/slack-web.ts';
import { findByRoom } from '../../queries/escalations.ts';
import { roomName } from '../../views/slack/room-name.ts';
import type { Attempt } from '../context.ts';
import { later } from '../signals.ts';
import { ask } from './ask.ts';

type Created = { readonly id: string; readonly name: string };

/** Clocks differ: what was asked for at a time may bear an earlier one. */
const slackMs = 60 * second;
const betweenLooksMs = 5 * second;

/**
 * Creates the war room and reports it. A name that is taken gets a suffix. A channel that is there already is adopted only
 * when an earlier attempt at this very errand may have created it (docs/adr/0010): somebody else's never is.
 */
export async function openRoom(attempt: Attempt, escalation: Escalation): Promise<null> {
  if (escalation.room.status !== 'requested') return null;
  const names = ['', '2', '3', escalation.id.slice(0, 6)].map((suffix) => roomName(escalation, suffix));
  const earlier = attempt.claimed.doubtful_since ? await settle(attempt, escalation, names) : null;
  const { id, name } = earlier ?? (await create(attempt.web, names));
  await attempt.report(escalation, { type: 'report-room', channel: asChannelId(id), name });
  return null;
}

async function create(web: WebClient, names: readonly string[]): Promise<Created> {
  for (const name of names) {
    try {
      const { channel } = await ask('conversations.create', web.conversations.create({ name }));
      if (!channel?.id) throw new Error('Slack created a channel and did not say which');
      return { id: channel.id, name: channel.name ?? name };
    } catch (error) {
      if (codeOf(error) !== 'name_taken') throw error;
    }
  }
  throw new Error('there is no name left for the room');
}

/**
 * The room that an earlier attempt created, or null when there is none.
 * @throws what keeps Slack from saying so, or a signal to look once more: what is created late turns up late.
 */
async function settle(attempt: Attempt, escalation: Escalation, names: readonly string[]): Promise<Created | null> {
  const { claimed, clock, db } = attempt;
  const ours = await findOurs(attempt, escalation, names);
  if (ours) return ours;
  const now = await clock.now(db);
  const again = (claimed.missed_at?.getTime() ?? now) + betweenLooksMs;
  if (now < again) throw later(again, true);
  return null;
}

/** Ours by all of these: its exact name, its creator, its age, and that it is no other escalation's room. */
async function findOurs(
  { web, db, claimed }: Attempt,
  escalation: Escalation,
  names: readonly string[],
): Promise<Created | null> {
  const since = (claimed.first_tried_at ?? claimed.created_at).getTime() - slackMs;
  const { user_id: bot } = await ask('auth.test', web.auth.test());
  let cursor: string | undefined = '';
  do {
    const { channels = [], response_metadata: next } = await joinedChannels(web, cursor);
    for (const { id, name, creator, created } of channels) {
      const isOurs = bot !== undefined && creator === bot && (created ?? 0) * 1_000 >= since;
      if (!id || !name || !isOurs || !names.includes(name)) continue;
      if (!(await findByRoom(db, escalation.team, asChannelId(id)))) return { id, name };
    }
    cursor = next?.next_cursor;
  } while (cursor);
  return null;
}

const joinedChannels = (web: WebClient, cursor: string | undefined) =>
  ask(
    'users.conversations',
    web.users.conversations({ types: 'public_channel', limit: 200, ...(cursor ? { cursor } : {}) }),
  );
