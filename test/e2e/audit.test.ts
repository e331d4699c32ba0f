import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hour, minute, second } from '../../src/domain/time.ts';
import { send } from '../support/as-slack.ts';
import { escalate } from '../support/escalating.ts';
import { startRig, type Rig } from '../support/rig.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.stop());

const raised = () =>
  rig
    .as('luis')
    .messages('support-leads')
    .filter(({ text }) => /Paging (may|works)|holds events back/.test(text))
    .map(({ text }) => text);

const hold = `
  create function hold() returns trigger language plpgsql as $$ begin raise exception 'held by the test'; end $$;
  create trigger hold before update of settled_at on deadlines for each row execute function hold()`;
const letGo = 'drop trigger hold on deadlines; drop function hold';
const inDatabase = (statements: string) => sql.raw(statements).execute(rig.db);

describe('deadlines that nobody keeps', () => {
  it('are raised once in the fallback channel, with the number and since when, and again when all is well', async () => {
    await escalate(rig, 'sev1 Nobody sweeps');
    await inDatabase(hold);
    await rig.advance(5 * minute + 20 * second);
    await rig.audit();
    expect(raised()).toEqual([]);
    await rig.advance(20 * second);
    await rig.audit();
    expect(raised()).toEqual([
      expect.stringMatching(
        /Paging may be stuck[\s\S]*ESC-1: the time to answer is over and nobody else was paged, since /,
      ),
    ]);
    await rig.audit();
    expect(raised()).toHaveLength(1);
    await inDatabase(letGo);
    await rig.settle();
    await rig.audit();
    await rig.audit();
    expect(raised()).toEqual([expect.anything(), expect.stringMatching(/works again/)]);
  });
});

describe('a page that does not get through', () => {
  it('is raised when it is stuck for two minutes, even though Slack takes other messages', async () => {
    rig.workspace.faults.add({
      method: 'chat.postMessage',
      when: { channel: 'bruno' },
      times: 'always',
      outcome: { do: 'http', status: 503 },
    });
    await escalate(rig, 'sev3 Stuck');
    await rig.audit();
    expect(raised()).toEqual([]);
    await rig.advance(2 * minute + second);
    await rig.audit();
    expect(raised()).toEqual([expect.stringMatching(/ESC-1: a page was not sent/)]);
  });

  it('is raised as soon as Slack takes messages again', async () => {
    rig.workspace.faults.add({ method: 'chat.postMessage', times: 'always', outcome: { do: 'http', status: 503 } });
    await escalate(rig, 'sev3 All of it stuck');
    await rig.advance(hour);
    await rig.audit();
    expect(raised()).toEqual([]);
    rig.workspace.faults.clear();
    await rig.audit();
    expect(raised()).toEqual([expect.stringMatching(/ESC-1/)]);
  });
});

describe('a card that Slack will not take', () => {
  const refused = (method: string) =>
    rig.workspace.faults.add({
      method,
      when: { channel: 'esc-1-room-closed' },
      times: 'always',
      outcome: { do: 'error', code: 'is_archived' },
    });
  const acknowledged = async () => {
    const { named } = await escalate(rig, 'sev1 Room closed');
    const { channels = [] } = await rig.slack.conversations.list({});
    expect(channels.map(({ name }) => name)).toContain('esc-1-room-closed');
    refused('chat.update');
    refused('chat.postMessage');
    const page = await rig.as('bruno').dm(named);
    await page.button('Acknowledge').click();
    await rig.settle();
    return page;
  };

  it('is raised, because people act on what it says; the note in its thread, which only tells again, is not', async () => {
    await acknowledged();
    await rig.audit();
    expect(raised()).toEqual([
      expect.stringMatching(/ESC-1: a message that people work with was not brought up to date.*\(is_archived\)/),
    ]);
    expect(raised()[0]?.match(/ESC-1/g)).toHaveLength(1);
    await rig.audit();
    expect(raised()).toHaveLength(1);
  });

  it('is not raised once it is resolved: whoever archives the room then knows why', async () => {
    const page = await acknowledged();
    await page.button('Resolve').click();
    const form = await rig.as('bruno').modal();
    expect(await form.fill({ 'What fixed it?': 'Restarted.' }).submit()).toBe('closed');
    await rig.settle();
    await rig.audit();
    expect(raised()).toEqual([]);
  });
});

it('says nothing while all is well', async () => {
  await escalate(rig, 'sev1 All is well');
  await rig.advance(hour);
  await rig.audit();
  expect(raised()).toEqual([]);
});

it('is done by listening processes too: with no sender running, nobody else would', async () => {
  await rig.stop();
  rig = await startRig('socket', {}, { RELEVO_ROLE: 'listen' });
  await escalate(rig, 'sev1 Nobody sends');
  await rig.advance(6 * minute);
  await rig.audit();
  expect(raised()).toEqual([expect.stringMatching(/ESC-1: a page was not sent[\s\S]*nobody else was paged/)]);
});

it('says that Slack holds events back, once an hour however often Slack says it', async () => {
  await rig.stop();
  rig = await startRig('http');
  const held = {
    type: 'app_rate_limited',
    team_id: rig.workspace.teamId,
    minute_rate_limited: 1,
    api_app_id: 'A0TEST',
  };
  const request = { contentType: 'application/json', body: JSON.stringify(held) };
  for (let each = 0; each < 2; each += 1) {
    expect(await send(rig, request)).toMatchObject({ status: 200 });
    await rig.audit();
  }
  expect(raised()).toEqual([expect.stringMatching(/Slack holds events back/)]);
});
