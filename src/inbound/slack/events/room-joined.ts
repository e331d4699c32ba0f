import type { App } from '@slack/bolt';
import { asChannelId, asUserId } from '../../../domain/ids.ts';
import { findByRoom } from '../../../queries/escalations.ts';
import { isNew } from '../../../usecases/requests.ts';
import { catchUp } from '../../../views/slack/catch-up.ts';
import type { Inbound } from '../../context.ts';
import { guarded } from '../guard.ts';

/** Who joins a war room late is told what happened, where only they see it. */
export function registerRoomJoined(app: App, inbound: Inbound): void {
  app.event('member_joined_channel', async ({ event, context, body }) => {
    // Bolt passes on the bot's own arrivals.
    if (event.user === context.botUserId) return;
    const room = asChannelId(event.channel);
    const user = asUserId(event.user);
    const escalation = await findByRoom(inbound.desk.db, inbound.team, room);
    // Whoever opened it has told all of it.
    if (!escalation || escalation.openedBy === user) return;
    await guarded(inbound, {
      name: 'member_joined_channel',
      user,
      async work(language) {
        if (!(await isNew(inbound.desk, inbound.team, body.event_id))) return;
        await inbound.web.chat.postEphemeral({ channel: room, user, ...catchUp(escalation, language) });
      },
      // The pinned card says the same.
      sorry: async () => {},
    });
  });
}
