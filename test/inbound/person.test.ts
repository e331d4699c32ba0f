import { expect, test } from 'vitest';
import { asTeamId } from '../../src/domain/ids.ts';
import { toPerson } from '../../src/inbound/slack/person.ts';

const team = asTeamId('T1');
const described = {
  id: 'U1',
  team_id: 'T1',
  name: 'ana',
  locale: 'es-ES',
  tz: 'Europe/Madrid',
  profile: { email: 'ana@example.com' },
};

test('a colleague is a member, with their language and zone', () => {
  expect(toPerson(described, team)).toEqual({
    id: 'U1',
    handle: 'ana',
    email: 'ana@example.com',
    locale: 'es-ES',
    zone: 'Europe/Madrid',
    standing: 'member',
  });
});

test.each([
  ['a bot', { is_bot: true }, 'bot'],
  ['Slackbot, which calls itself no bot', { id: 'USLACKBOT' }, 'bot'],
  ['a guest of several channels', { is_restricted: true }, 'guest'],
  ['a guest of one channel', { is_restricted: true, is_ultra_restricted: true }, 'guest'],
  ['somebody who has left', { deleted: true }, 'deactivated'],
  ['a guest who has left', { deleted: true, is_restricted: true }, 'deactivated'],
  ['somebody from another workspace', { team_id: 'T2' }, 'stranger'],
  ['a guest from another workspace', { team_id: 'T2', is_restricted: true }, 'stranger'],
  ['somebody from a shared channel', { is_stranger: true }, 'stranger'],
])('%s does not stand as a member', (_, flags, standing) => {
  expect(toPerson({ ...described, ...flags }, team)?.standing).toBe(standing);
});

test('what Slack leaves out is not known', () => {
  expect(toPerson({ id: 'U1' }, team)).toMatchObject({ handle: 'U1', email: null, locale: null, zone: null });
});

test.each([undefined, null, 'U1', {}, { id: '' }, { id: 1 }])('%j is nobody', (value) => {
  expect(toPerson(value, team)).toBeNull();
});
