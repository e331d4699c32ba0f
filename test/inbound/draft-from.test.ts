import { afterAll, beforeAll, expect, test } from 'vitest';
import { draftFrom } from '../../src/inbound/slack/commands/draft-from.ts';
import { opened, startDesk, type TestDesk } from '../support/desk.ts';
import { team } from '../support/domain.ts';

let desk: TestDesk;
beforeAll(async () => {
  desk = await startDesk();
  await opened(desk);
});
afterAll(() => desk.stop());

const draft = (rest: string) => draftFrom({ desk, team }, { type: 'open', severity: 'sev1', rest });

test('the customer who was named before is read out of what was typed, and the rest is the title', async () => {
  expect(await draft('Acme Corp checkout is down')).toEqual({
    severity: 'sev1',
    customerName: 'Acme Corp',
    title: 'checkout is down',
  });
});

test('what is too long for a title is kept whole as the description', async () => {
  const typed = `Checkout fails since the release of this morning, ${'for one shop after another, '.repeat(20)}and it spreads`;
  expect((await draft(typed)).description).toBe(typed);
  expect((await draft(`Acme Corp ${typed}`)).description).toBe(typed);
  expect(await draft('Checkout fails')).not.toHaveProperty('description');
});
