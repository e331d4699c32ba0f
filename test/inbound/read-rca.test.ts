import { expect, test } from 'vitest';
import { endOfWork } from '../../src/inbound/slack/views/read-rca.ts';

test.each([
  ['in winter', '2026-12-01', '2026-12-01T16:00:00.000Z'],
  ['in summer', '2026-07-01', '2026-07-01T15:00:00.000Z'],
  ['on the day the clocks change', '2026-10-25', '2026-10-25T16:00:00.000Z'],
])("an RCA is due at five in the afternoon of the policy's zone %s", (_, day, expected) => {
  expect(new Date(endOfWork(day, 'Europe/Madrid')).toISOString()).toBe(expected);
});
