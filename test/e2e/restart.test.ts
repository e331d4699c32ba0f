import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hour, minute } from '../../src/domain/time.ts';
import { escalate, type Opened } from '../support/escalating.ts';
import { startRig, type Rig } from '../support/rig.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.stop());

const pagesTo = (person: string, { named }: Opened) =>
  rig
    .as(person)
    .dms()
    .filter((message) => named.test(message.text));

describe('Relevo, stopped while a time to answer runs', () => {
  it('pages the next tier as soon as it is back, and nobody twice', async () => {
    const opened = await escalate(rig, 'sev1 Night shift');
    await rig.stopRelevo();
    rig.workspace.clock.advance(2 * hour);
    await rig.startRelevo();
    const page = await rig.as('dana').dm(opened.named);
    expect(page.text).toMatch(/Paging you as tier 2/);
    await rig.settle();
    expect(['bruno', 'marta', 'dana', 'luis'].map((person) => pagesTo(person, opened).length)).toEqual([1, 1, 1, 0]);
    expect((await rig.as('bruno').dm(opened.named)).text).toMatch(/This page has expired\. Now paging tier 2/);
    await page.button('Acknowledge').click();
    await rig.advance(hour);
    expect(pagesTo('luis', opened)).toHaveLength(0);
  });

  it('gives the next tier its whole time, however late it is', async () => {
    const opened = await escalate(rig, 'sev1 Early shift');
    await rig.stopRelevo();
    rig.workspace.clock.advance(hour);
    await rig.startRelevo();
    await rig.as('dana').dm(opened.named);
    await rig.advance(4 * minute);
    expect(pagesTo('luis', opened)).toHaveLength(0);
    await rig.advance(minute);
    expect(pagesTo('luis', opened)).toHaveLength(1);
  });

  it('keeps the promise of the first update, once', async () => {
    const opened = await escalate(rig, 'sev1 Late shift');
    await rig.stopRelevo();
    rig.workspace.clock.advance(3 * hour);
    await rig.startRelevo();
    await rig.as('ana').sees('support-updates', opened.named);
    await rig.settle();
    const told = rig.as('ana').messages('support-updates');
    expect(told.map(({ text }) => text)).toEqual([expect.stringMatching(/Update on ESC-1[\s\S]*Posted automatically/)]);
  });

  it('hears clicks again, and shows the same messages as before', async () => {
    const opened = await escalate(rig, 'sev1 Double shift');
    const page = await rig.as('marta').dm(opened.named);
    await rig.stopRelevo();
    await expect(page.button('Atender').click()).rejects.toThrow(/not connected/);
    await rig.startRelevo();
    await rig.settle();
    await page.button('Atender').click();
    await rig.settle();
    expect(page.text).toMatch(/Está a su cargo/);
    expect(pagesTo('bruno', opened).map(({ text }) => text)).toEqual([expect.stringMatching(/@Marta Vidal ack/)]);
  });
});

describe('Relevo, started while Slack tells nothing of people', () => {
  const tellsNothing = () => {
    for (const method of ['users.info', 'users.lookupByEmail', 'users.list', 'usergroups.list'])
      rig.workspace.faults.add({ method, times: 'always', outcome: { do: 'http', status: 503 } });
  };

  it('pages those it knew before', async () => {
    const opened = await escalate(rig, 'sev1 Only half of Slack');
    await rig.stopRelevo();
    tellsNothing();
    await rig.startRelevo();
    await rig.advance(5 * minute);
    expect(pagesTo('dana', opened)).toHaveLength(1);
    const another = await escalate(rig, 'sev1 The other half');
    expect(pagesTo('bruno', another)).toHaveLength(1);
  });
});

describe('Relevo, stopped before it could send', () => {
  it('sends what was left, each once', async () => {
    const ana = rig.as('ana');
    await ana.in('support').command('/escalate sev1 Cut short');
    const form = await ana.modal(/Se avisa enseguida/);
    expect(await form.fill({ '¿Qué ocurre?': 'Se corta.' }).submit()).toBe('closed');
    await rig.stopRelevo();
    await rig.startRelevo();
    await rig.settle();
    const named = /Cut short/;
    const counts = ['bruno', 'marta'].map(
      (person) =>
        rig
          .as(person)
          .dms()
          .filter(({ text }) => named.test(text)).length,
    );
    expect(counts).toEqual([1, 1]);
    expect(
      ana
        .in('support')
        .messages()
        .filter(({ text }) => named.test(text)),
    ).toHaveLength(1);
    const { channels = [] } = await rig.slack.conversations.list({ limit: 200 });
    expect(channels.filter(({ name }) => name?.startsWith('esc-1'))).toHaveLength(1);
  });
});
