import { afterAll, beforeAll, expect, it } from 'vitest';
import { send, userChanged } from '../support/as-slack.ts';
import { calls, escalate } from '../support/escalating.ts';
import { startRig, type Rig } from '../support/rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await startRig('http');
});
afterAll(() => rig.stop());

it('a mark that another app copied confirms no page: it is looked for, and sent', async () => {
  rig.workspace.faults.add({
    method: 'chat.postMessage',
    when: { channel: 'bruno' },
    outcome: { do: 'http', status: 500 },
  });
  const { named } = await escalate(rig, 'sev1 Kiosk offline');
  const { mark } = await rig.db
    .selectFrom('outbox')
    .select('mark')
    .where('doubtful_since', 'is not', null)
    .executeTakeFirstOrThrow();
  const { contentType, body } = await userChanged(rig, 'bruno', {});
  const event = {
    type: 'message_metadata_posted',
    app_id: 'A0OTHER',
    bot_id: 'B0OTHER',
    user_id: 'U0OTHER',
    team_id: rig.workspace.teamId,
    channel_id: 'C0OTHER',
    message_ts: '1.000001',
    event_ts: '1.000002',
    metadata: { event_type: 'relevo_send', event_payload: { mark } },
  };
  const copied = { contentType, body: JSON.stringify({ ...JSON.parse(body), event }) };
  expect(await send(rig, copied)).toMatchObject({ status: 200 });
  await rig.settle();
  for (const ms of [2_000, 6_000]) await rig.advance(ms);
  expect(calls(rig, 'conversations.history')).toHaveLength(2);
  const pages = rig
    .as('bruno')
    .dms()
    .filter(({ text }) => named.test(text));
  expect(pages.map(({ text }) => text)).toEqual([expect.stringMatching(/Possible repeat/)]);
});
