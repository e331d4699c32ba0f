import { afterEach, beforeEach, expect, test } from 'vitest';
import { asChannelId, asTeamId, type UserId } from '../../src/domain/ids.ts';
import type { Escalation } from '../../src/domain/escalation.ts';
import type { Inbound } from '../../src/inbound/context.ts';
import type { CommandVerb } from '../../src/inbound/slack/commands/parse-text.ts';
import { meantBy } from '../../src/inbound/slack/commands/reference.ts';
import { act } from '../../src/usecases/act.ts';
import { report } from '../../src/usecases/report.ts';
import { opened, startDesk, type TestDesk } from '../support/desk.ts';
import { people } from '../support/domain.ts';
import { inboundOf } from '../support/inbound.ts';

const team = asTeamId('T1');
const room = asChannelId('CROOM');
let desk: TestDesk;
let inbound: Inbound;

beforeEach(async () => {
  desk = await startDesk();
  inbound = inboundOf(desk);
});
afterEach(() => desk.stop());

const meant = async (user: UserId, verb: CommandVerb, number: number | null = null, channel = asChannelId('CELSE')) =>
  (await meantBy(inbound, { user, channel, language: 'en', triggerId: 't' }, { verb, number })).map(
    (each) => each.number,
  );
const take = ({ id }: Escalation, by: UserId) => act(desk, { team, id }, { type: 'acknowledge', by });
const resolve = ({ id }: Escalation, by: UserId) => act(desk, { team, id }, { type: 'resolve', by, fix: 'x' });

test('a number names one, wherever it is typed, and none when it is not there', async () => {
  const { number } = await opened(desk);
  expect(await meant(people.nora, 'show', number)).toEqual([number]);
  expect(await meant(people.ana, 'ack', number + 1)).toEqual([]);
});

test("in a war room the room's is meant, whoever asks", async () => {
  const [first] = [await opened(desk), await opened(desk)];
  await act(desk, { team, id: first.id }, { type: 'open-room', by: people.olga });
  await report(desk, { team, id: first.id }, { type: 'report-room', channel: room, name: 'esc' });
  expect(await meant(people.nora, 'resolve', null, room)).toEqual([first.number]);
});

test('elsewhere it is the one of mine that the verb fits', async () => {
  const [first, second] = [await opened(desk), await opened(desk)];
  expect(await meant(people.ana, 'ack')).toHaveLength(2);
  await take(first, people.ana);
  expect(await meant(people.ana, 'ack')).toEqual([second.number]);
  expect(await meant(people.ana, 'resolve')).toEqual([first.number]);
  await resolve(first, people.ana);
  expect(await meant(people.ana, 'resolve')).toEqual([]);
  expect(await meant(people.ana, 'reopen')).toEqual([first.number]);
  expect(await meant(people.ana, 'rca')).toEqual([first.number]);
});

test('what is nothing to me is never meant', async () => {
  await opened(desk);
  expect(await meant(people.nora, 'ack')).toEqual([]);
  expect(await meant(people.nora, 'show')).toEqual([]);
});
