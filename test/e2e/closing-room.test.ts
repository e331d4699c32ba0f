import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { day, hour, minute } from '../../src/domain/time.ts';
import { calls, escalate, roomCalled, type Opened } from '../support/escalating.ts';
import { startRig, type Rig } from '../support/rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await startRig();
});
afterAll(() => rig.stop());

const week = 7 * day;
const archived = async (room: RegExp): Promise<boolean> => {
  const { channels = [] } = await rig.slack.conversations.list({ limit: 200 });
  return channels.some((channel) => room.test(channel.name ?? '') && channel.is_archived);
};
const say = (person: string, text: string) => rig.as(person).in('general').command(`/escalate ${text}`);

/** A SEV2 that Bruno took and resolved: it calls for no RCA. */
async function over(title: string): Promise<Opened> {
  const opened = await escalate(rig, `sev2 ${title}`);
  await say('bruno', `ack ${opened.reference}`);
  await rig.advance(20 * minute);
  await say('bruno', `resolve ${opened.reference} New batteries.`);
  await rig.settle();
  return opened;
}
const shown = async (person: string, reference: string): Promise<string> => {
  await say(person, `show ${reference}`);
  return (await rig.as(person).sees('general', new RegExp(`${reference}\\b[\\s\\S]*What happened`))).text;
};

describe('a week after it was resolved', () => {
  it('the room says what it was about and what became of it, and is archived', async () => {
    const { reference, room } = await over('Scanner dead');
    await rig.advance(week - hour);
    expect(await archived(room)).toBe(false);
    await rig.advance(hour);
    expect(await archived(room)).toBe(true);
    const goodbye = await rig.as('bruno').sees(room, new RegExp(`${reference} is over, and so is this room`));
    expect(goodbye.text).toMatch(/Scanner dead[\s\S]*Resolved by @Bruno Keller after 20 min · led by @Bruno Keller/);
    expect(goodbye.text).toMatch(/opened by @Ana Ruiz[\s\S]*No RCA was asked for[\s\S]*New batteries\./);
    const details = await shown('bruno', reference);
    expect(details).toMatch(/The room was archived/);
    expect(details).toMatch(/#esc-\d+-scanner-dead \(archived\)/);
  });

  it('nothing more is told there, and a room that people un-archive is left alone', async () => {
    const { room, reference } = await over('Lamp out');
    await rig.advance(week);
    const { name } = await roomCalled(rig, room);
    const before = rig.as('bruno').messages(name).length;
    await say('bruno', `rca ${reference}`);
    const form = await rig.as('bruno').modal(/Who writes it/);
    await form.fill({ 'Who writes it?': 'dana', 'Due on': '2099-12-31' }).submit();
    const { channels = [] } = await rig.slack.conversations.list({ limit: 200 });
    await rig.slack.conversations.unarchive({ channel: channels.find((each) => each.name === name)?.id ?? '' });
    await rig.advance(2 * week);
    expect(await archived(room)).toBe(false);
    const own = rig.as('bruno').messages(name).slice(before);
    expect(own.map(({ text }) => text).filter((text) => !text.includes('archived the channel'))).toEqual([]);
  });
});

describe('the room stays', () => {
  it('while people write in it, and a day after that', async () => {
    const { room } = await over('Belt slow');
    const { name } = await roomCalled(rig, room);
    await rig.advance(week - hour);
    await rig.as('bruno').in(name).say('Shall we order a new one?');
    await rig.advance(hour);
    expect(await archived(room)).toBe(false);
    const card = await rig.as('bruno').sees(room, /Opened\W+by/);
    await card.answered(/People still write in the room, so it stays: /);
    expect(
      rig
        .as('bruno')
        .messages(name)
        .some(({ text }) => text.includes('and so is this room')),
    ).toBe(false);
    await rig.advance(23 * hour);
    expect(await archived(room)).toBe(true);
  });

  it('until the RCA is due', async () => {
    const { room, reference } = await over('Door open');
    await say('bruno', `rca ${reference}`);
    const form = await rig.as('bruno').modal(/Who writes it/);
    const due = new Date(rig.workspace.clock.now() + 10 * day).toISOString().slice(0, 10);
    await form.fill({ 'Who writes it?': 'dana', 'Due on': due }).submit();
    await rig.advance(week + day);
    expect(await archived(room)).toBe(false);
    await rig.advance(3 * day);
    expect(await archived(room)).toBe(true);
    await rig.as('bruno').sees(room, /RCA: @Dana Brooks, due/);
  });

  it('when it was reopened, and a week after it is resolved again', async () => {
    const { room, reference } = await over('Fan loud');
    await rig.advance(6 * day);
    await say('bruno', `reopen ${reference} It is back.`);
    await rig.advance(2 * day);
    expect(await archived(room)).toBe(false);
    await say('bruno', `resolve ${reference} Oiled.`);
    await rig.advance(6 * day);
    expect(await archived(room)).toBe(false);
    await rig.advance(day);
    expect(await archived(room)).toBe(true);
  });

  it('where Slack will not have it archived, and the story says why', async () => {
    const { room } = await over('Gate stuck');
    rig.workspace.faults.add({
      method: 'conversations.archive',
      when: {},
      outcome: { do: 'error', code: 'restricted_action' },
    });
    await rig.advance(week);
    const card = await rig.as('bruno').sees(room, /Opened\W+by/);
    await card.answered(/The room could not be archived \(restricted_action\); it may be archived by hand/);
    await rig.audit();
    expect(JSON.stringify(calls(rig, 'chat.postMessage').slice(-3))).not.toContain('Paging may be stuck');
  });
});

describe('what is reopened after its room was archived', () => {
  it('gets another room, with its people and the whole story, which is archived in its turn', async () => {
    const { room, reference } = await over('Crane blind');
    await rig.advance(week);
    expect(await archived(room)).toBe(true);
    await say('ana', `reopen ${reference} Vuelve a fallar.`);
    await rig.as('ana').sees('general', new RegExp(`Se está creando una sala para ${reference}`));
    await rig.settle();
    const second = /^esc-\d+-crane-blind-2$/;
    expect((await roomCalled(rig, second)).members).toEqual(['ana', 'bruno', 'luis']);
    const card = await rig.as('bruno').sees(second, /Opened\W+by/);
    expect(card.text).toMatch(/Working[\s\S]*Lead\W+@Bruno Keller/);
    await card.answered(/@Ana Ruiz opened it/);
    await card.answered(/The room was archived/);
    await card.answered(/Its room was archived, so another one is being created/);
    await say('bruno', `resolve ${reference} New camera.`);
    await rig.advance(week);
    expect(await archived(second)).toBe(true);
    await rig.as('bruno').sees(second, /and so is this room[\s\S]*New camera\./);
  });
});

it('is honoured late, once, where nobody could look at its time', async () => {
  const { room } = await over('Pump hot');
  await rig.stopRelevo();
  rig.workspace.clock.advance(week + 5 * hour);
  await rig.startRelevo();
  await rig.settle();
  expect(await archived(room)).toBe(true);
  const { name } = await roomCalled(rig, room);
  expect(
    rig
      .as('bruno')
      .messages(name)
      .filter(({ text }) => text.includes('and so is this room')),
  ).toHaveLength(1);
});
