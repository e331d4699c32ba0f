import type { App } from '@slack/bolt';
import { z } from 'zod';
import { confirmPosted } from '../../../usecases/confirm-posted.ts';
import type { Inbound } from '../../context.ts';

/** An errand that posts to several places marks each with more than this, and looks for them by itself. */
const ours = z.object({ event_type: z.literal('relevo_send'), event_payload: z.object({ mark: z.uuid() }) });

/** Slack tells that a message of ours was posted, also when its answer to us was lost. Others may copy what marks it. */
export function registerMessagePosted(app: App, inbound: Inbound): void {
  app.event('message_metadata_posted', async ({ event, context }) => {
    if (event.bot_id === undefined || event.bot_id !== context.botId) return;
    const metadata = ours.safeParse(event.metadata);
    if (!metadata.success) return;
    const receipt = { channel: event.channel_id, ts: event.message_ts };
    if (await confirmPosted(inbound.desk, inbound.team, metadata.data.event_payload.mark, receipt)) inbound.wake();
  });
}
