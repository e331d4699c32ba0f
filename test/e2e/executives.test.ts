import { afterAll, beforeAll, expect, it } from 'vitest';
import { DEFAULT_SEED } from '../../emulator/seed.ts';
import { hour, minute } from '../../src/domain/time.ts';
import { escalate, type Opened } from '../support/escalating.ts';
import { startRuled, type RuledRig } from '../support/ruled.ts';

const channels = [
  ...DEFAULT_SEED.channels,
  { name: 'exec-brief', purpose: 'For those who decide', members: ['bruno', 'dana', 'luis'] },
];

let rig: RuledRig;
beforeAll(async () => {
  rig = await startRuled(
    [
      [
        "  internal: { channels: ['#support-updates'] }",
        "  internal: { channels: ['#support-updates'] }\n  executives: { channels: ['#exec-brief', '#support-updates', '#exec-gone'], severities: [sev1] }",
      ],
    ],
    { seed: { ...DEFAULT_SEED, channels } },
  );
});
afterAll(() => rig.stop());

const told = (channel: string, { named }: Opened): readonly string[] =>
  rig
    .as('bruno')
    .messages(channel)
    .map(({ text }) => text)
    .filter((text) => named.test(text));

const bruno = async (text: string): Promise<void> => {
  await rig.as('bruno').in('general').command(`/escalate ${text}`);
  await rig.settle();
};

it('executives hear at the hour, with each update and of the end, in short, and once', async () => {
  const opened = await escalate(rig, 'sev1 Orders lost');
  const { reference } = opened;
  await bruno(`ack ${reference}`);
  await rig.advance(hour);
  expect(told('exec-brief', opened)).toEqual([expect.stringMatching(/Where ESC-1 stands/)]);
  const [first = ''] = told('exec-brief', opened);
  expect(first).toMatch(/For customers:\W+A customer can't work/);
  expect(first).toMatch(/Lead:\W+@Bruno Keller/);
  expect(first).toMatch(/Next word:\W+by 15:33/);
  expect(first).not.toMatch(/Falla desde las 13:50/);
  await bruno(`update ${reference} The billing worker 4.2 loses its lock.`);
  expect(told('exec-brief', opened)).toHaveLength(2);
  await bruno(`resolve ${reference} Rolled back the billing worker.`);
  expect(told('exec-brief', opened)).toEqual([
    expect.anything(),
    expect.anything(),
    expect.stringMatching(/ESC-1 is resolved[\s\S]*Next word:\W+none, unless it is opened again/),
  ]);
  expect(told('exec-brief', opened).join()).not.toMatch(/billing worker/);
  expect(told('support-updates', opened)).toEqual([
    expect.stringMatching(/Update on ESC-1[\s\S]*Falla desde las 13:50/),
    expect.stringMatching(/The billing worker 4\.2 loses its lock/),
    expect.stringMatching(/ESC-1 is resolved[\s\S]*Rolled back the billing worker/),
  ]);
});

it('a channel of theirs that does not exist is no silence: whoever leads is told instead, in the same words', async () => {
  const { reference } = await escalate(rig, 'sev1 Tills offline');
  await bruno(`ack ${reference}`);
  await bruno(`update ${reference} The router of the shop is gone.`);
  const instead = await rig.as('bruno').dm(/Where ESC-2 stands/);
  expect(instead.text).toMatch(/Slack would not take this in #exec-gone \(channel_not_found\)/);
  expect(instead.text).not.toMatch(/router/);
});

it('another severity has them told from then on, or no more', async () => {
  const opened = await escalate(rig, 'sev3 Prices late');
  const { reference } = opened;
  await bruno(`ack ${reference}`);
  await bruno(`update ${reference} One shop only.`);
  expect(told('exec-brief', opened)).toEqual([]);
  await bruno(`severity ${reference} sev1`);
  await bruno(`update ${reference} All shops.`);
  expect(told('exec-brief', opened)).toEqual([expect.stringMatching(/Where ESC-3 stands.*SEV1 Critical/)]);
  await bruno(`severity ${reference} sev3`);
  await rig.advance(minute);
  await bruno(`update ${reference} One shop again.`);
  expect(told('exec-brief', opened)).toHaveLength(1);
  expect(told('support-updates', opened)).toHaveLength(3);
});

it('whoever writes an update reads where it goes, and who gets it in short', async () => {
  const { reference, room } = await escalate(rig, 'sev1 Scales wrong');
  await bruno(`ack ${reference}`);
  const card = await rig.as('bruno').sees(room, /Opened\W+by/);
  await card.button('Post update').click();
  await rig.as('bruno').modal(/Goes to #support-updates, #exec-brief \(in short\), #exec-gone \(in short\)/);
});
