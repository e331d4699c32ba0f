import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { hour, minute } from '../../src/domain/time.ts';
import { calls, escalate } from '../support/escalating.ts';
import { startRig, type Rig } from '../support/rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await startRig();
});
afterEach(() => rig.workspace.faults.clear());
afterAll(() => rig.stop());

const dms = (person: string, named: RegExp) =>
  rig
    .as(person)
    .dms()
    .map(({ text }) => text)
    .filter((text) => named.test(text));

describe('a page whose answer was lost, though Slack took it', () => {
  it('is confirmed by Slack itself, without a look into any history', async () => {
    rig.workspace.faults.add({
      method: 'chat.postMessage',
      when: { channel: 'bruno' },
      outcome: { do: 'accept-then-reset' },
    });
    const looks = calls(rig, 'conversations.history').length;
    const { named } = await escalate(rig, 'sev1 Kiosk offline');
    await rig.settle();
    await rig.advance(10_000);
    expect(dms('bruno', named)).toHaveLength(1);
    expect(calls(rig, 'conversations.history')).toHaveLength(looks);
    await (await rig.as('bruno').dm(named)).button('Acknowledge').click();
    await rig.settle();
    expect(dms('bruno', named)).toEqual([expect.stringMatching(/You lead it/)]);
  });

  it('and that arrives only after it was repeated is taken away', async () => {
    const unheard = { type: 'message_metadata_posted' };
    rig.workspace.faults.add({
      delivery: 'events_api',
      when: { args: { 'event.type': unheard.type } },
      outcome: { do: 'slow', ms: 31_000 },
    });
    rig.workspace.faults.add({
      method: 'conversations.history',
      when: {},
      times: 'always',
      outcome: { do: 'http', status: 503 },
    });
    rig.workspace.faults.add({
      method: 'chat.postMessage',
      when: { channel: 'bruno' },
      outcome: { do: 'accept-then-reset' },
    });
    const { named } = await escalate(rig, 'sev1 Printer jam');
    for (let step = 0; step < 10; step += 1) await rig.advance(4_000);
    expect(dms('bruno', named)).toHaveLength(1);
  });
});

describe('hours in which nothing ran', () => {
  it('are followed by one page of the tier that is next, which says how late it is, and has all of its time', async () => {
    const { named } = await escalate(rig, 'sev1 Vault unlocked');
    expect(dms('bruno', named)).toHaveLength(1);
    await rig.stopRelevo();
    rig.workspace.clock.advance(3 * hour);
    await rig.startRelevo();
    await rig.settle();
    expect(dms('dana', named)).toEqual([expect.stringMatching(/2 h 55 min late: this could not be sent in time\./)]);
    expect(dms('luis', named)).toEqual([]);
    await rig.advance(4 * minute);
    expect(dms('luis', named)).toEqual([]);
    await rig.advance(minute);
    expect(dms('luis', named)).toHaveLength(1);
    expect(dms('luis', named)[0]).not.toMatch(/retraso/);
  });
});
