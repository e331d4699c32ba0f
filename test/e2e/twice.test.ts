import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calls, escalate, happenings, roomCalled } from '../support/escalating.ts';
import { startRig, transports, type Rig } from '../support/rig.ts';

describe.each(transports)('what Slack delivers twice over %s', (transport) => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await startRig(transport);
  });
  afterAll(() => rig.stop());

  const repeat = (delivery: string) => rig.workspace.faults.add({ delivery, outcome: { do: 'repeat' } });

  it('opens one window for a command, and one escalation for its form', async () => {
    repeat('slash_commands');
    const ana = rig.as('ana');
    await ana.in('support').command('/escalate sev1 Lost parcels');
    const form = await ana.modal(/Se avisa enseguida/);
    await rig.settle();
    expect(ana.messages('support').filter(({ text }) => /no se ha|not saved/i.test(text))).toEqual([]);
    repeat('interactive');
    expect(await form.fill({ '¿Qué ocurre?': 'Falla.' }).submit()).toBe('closed');
    await rig.settle();
    const count = await rig.db.selectFrom('escalations').select('id').execute();
    expect(count).toHaveLength(1);
  });

  it('posts one update for a command', async () => {
    const { reference } = await escalate(rig, 'sev2 Frozen tills');
    await rig.settle();
    const before = await happenings(rig);
    repeat('slash_commands');
    await rig.as('ana').in('support').command(`/escalate update ${reference} Seguimos en ello`);
    await rig.settle();
    expect(await happenings(rig)).toBe(before + 1);
  });

  it('greets once whoever joins a room', async () => {
    const { room } = await escalate(rig, 'sev1 Dark screens');
    const { name } = await roomCalled(rig, room);
    repeat('events_api');
    await rig.as('marta').in(name).join();
    await rig.settle();
    const greeted = calls(rig, 'chat.postEphemeral').filter((args) => args['user'] === rig.as('marta').id);
    expect(greeted).toHaveLength(1);
  });
});
