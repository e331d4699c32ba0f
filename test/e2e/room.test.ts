import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_SEED } from '../../emulator/seed.ts';
import { calls, escalate, roomCalled } from '../support/escalating.ts';
import { startRig, type Rig } from '../support/rig.ts';

const taken = { name: 'esc-1-blue-sky-login-loops', members: ['bruno'] };
let rig: Rig;
beforeAll(async () => {
  rig = await startRig('socket', { seed: { ...DEFAULT_SEED, channels: [...DEFAULT_SEED.channels, taken] } });
});
afterAll(() => rig.stop());

const roomsLike = async (pattern: RegExp) => {
  const { channels = [] } = await rig.slack.conversations.list({ limit: 200 });
  return channels.map((channel) => channel.name ?? '').filter((name) => pattern.test(name));
};

describe('a name that is taken', () => {
  it('gets a suffix, and the channel that has it is left alone', async () => {
    await escalate(rig, 'sev1 "Blue Sky" login loops');
    expect(await roomsLike(/^esc-1-/)).toEqual(['esc-1-blue-sky-login-loops', 'esc-1-blue-sky-login-loops-2']);
    expect((await roomCalled(rig, /^esc-1-.*-2$/)).members).toEqual(['ana', 'luis']);
    expect(rig.as('bruno').messages(taken.name)).toEqual([]);
    const { channels = [] } = await rig.slack.conversations.list({ limit: 200 });
    expect(channels.find(({ name }) => name === taken.name)).toMatchObject({
      creator: rig.as('bruno').id,
      topic: { value: '' },
      purpose: { value: '' },
      num_members: 1,
    });
  });
});

describe('a room that opens when somebody acknowledges', () => {
  it('is not there before, and begins with the story so far', async () => {
    const { named, room } = await escalate(rig, 'sev2 Reports late');
    expect(await roomsLike(room)).toEqual([]);
    await (await rig.as('marta').dm(named)).button('Atender').click();
    await rig.settle();
    expect((await roomCalled(rig, room)).members).toEqual(['ana', 'luis', 'marta']);
    const card = await rig.as('marta').sees(room, /Opened\W+by/);
    expect(card.thread().map((note) => note.text.replace(/^.* · /, ''))).toEqual([
      '@Ana Ruiz opened it',
      expect.stringMatching(/^Paged tier 1/),
      expect.stringMatching(/^@Marta Vidal acknowledged after/),
      'A room is being created',
      expect.stringMatching(/^The room #esc-\d+-reports-late is open/),
    ]);
    expect((await rig.as('marta').dm(named)).buttons).toContain('Ir a la sala');
  });
});

describe('a room that is opened by hand', () => {
  it('waits for somebody to ask for it, in the ⋯ of the page', async () => {
    const { named, room } = await escalate(rig, 'sev3 Typo on invoice');
    const page = await rig.as('bruno').dm(named);
    await page.button('Acknowledge').click();
    await rig.settle();
    expect(await roomsLike(room)).toEqual([]);
    await page.overflow('Create a room');
    await rig.settle();
    expect((await roomCalled(rig, room)).members).toEqual(['ana', 'bruno', 'luis']);
    await (await rig.as('bruno').sees(room, /Opened\W+by/)).answered(/@Bruno Keller asked for a room/);
    await expect(page.overflow('Create a room')).rejects.toThrow(/No overflow menu offers/);
  });

  it('is opened from what /escalate show offers as well', async () => {
    const { reference, room } = await escalate(rig, 'sev3 Wrong logo');
    const ana = rig.as('ana');
    await ana.in('support').command(`/escalate show ${reference}`);
    const shown = await ana.sees('support', /Qué ha pasado/);
    await shown.button('Crear una sala').click();
    await rig.settle();
    await roomCalled(rig, room);
    await ana.sees('support', new RegExp(`Se está creando una sala para ${reference}`));
  });
});

describe('in the room', () => {
  it('whoever joins late is told what, who, what was tried and what is next, in their own language', async () => {
    const { room, reference } = await escalate(rig, 'sev1 Fax queue stuck', {
      '¿Qué ha intentado la primera línea?': 'Reiniciar la cola.',
    });
    const { name } = await roomCalled(rig, room);
    for (const [person, words] of [
      ['dana', [`${reference} in short`, 'Tried before it was escalated: Reiniciar la cola.', 'Paged so far: @Bruno']],
      ['marta', [`${reference} en pocas palabras`, 'Lo que se intentó antes de escalarla: Reiniciar la cola.']],
    ] as const) {
      await rig.as(person).in(name).join();
      await rig.settle();
      const told = await rig.as(person).sees(room, new RegExp(words[0]));
      for (const each of words) expect(told.text.replaceAll('*', '')).toContain(each);
      expect(
        rig
          .as('bruno')
          .messages('support')
          .some(({ ts }) => ts === told.ts),
      ).toBe(false);
    }
  });

  it('whoever opened it is told nothing that they wrote themselves', async () => {
    const { room } = await escalate(rig, 'sev1 Kitchen display black');
    const told = await rig.as('luis').sees(room, /en pocas palabras/);
    expect(told.text).toContain('Kitchen display black');
    const { name } = await roomCalled(rig, room);
    expect(
      rig
        .as('ana')
        .messages(name)
        .map(({ text }) => text)
        .join(),
    ).not.toMatch(/pocas palabras/);
  });

  it('/escalate without words shows its escalation, with the buttons that fit', async () => {
    const { room, reference } = await escalate(rig, 'sev1 Cards declined');
    const { name } = await roomCalled(rig, room);
    const ana = rig.as('ana');
    await ana.in(name).command('/escalate');
    const shown = await ana.sees(room, /Qué ha pasado/);
    expect(shown.text).toContain(reference);
    expect(shown.buttons).toEqual([
      'Atender',
      'Publicar actualización',
      'Texto para clientes',
      'Resolver',
      'Avisar al siguiente ya',
      'Ir a la sala',
    ]);
    expect(ana.modals).toBe(0);
  });

  it('the card says the truth after every change, and is one message', async () => {
    const { room, named } = await escalate(rig, 'sev1 Elevator API dead');
    const card = await rig.as('ana').sees(room, /Opened\W+by/);
    expect(card.text).toMatch(/Paging[\s\S]*Lead\W+nobody yet/);
    await (await rig.as('bruno').dm(named)).button('Acknowledge').click();
    await rig.settle();
    expect(card.text).toMatch(/Working[\s\S]*Lead\W+@Bruno Keller/);
    const posts = calls(rig, 'chat.postMessage').filter(
      (args) => args['channel'] === card.channel && !args['thread_ts'],
    );
    expect(posts).toHaveLength(1);
  });
});
