import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_SEED, type Seed } from '../../emulator/seed.ts';
import { asUserId } from '../../src/domain/ids.ts';
import { clickOf, commandOf, send } from '../support/as-slack.ts';
import { escalate, happenings } from '../support/escalating.ts';
import { startRig, type Rig } from '../support/rig.ts';

/** Nora is of another company, which shares a channel with ours. */
const nora = { name: 'nora', realName: 'Nora Blau', email: 'nora@example.net', locale: 'en-US', tz: 'Etc/UTC' };
const seed: Seed = {
  ...DEFAULT_SEED,
  people: [...DEFAULT_SEED.people, { ...nora, company: 'Blau' }],
  channels: [...DEFAULT_SEED.channels, { name: 'with-blau', members: ['ana', 'nora'] }],
};

let rig: Rig;
beforeAll(async () => {
  rig = await startRig('http', { seed });
});
afterAll(() => rig.stop());

/** Does it, and makes sure that nothing happened to any escalation. */
async function unchangedBy(work: () => Promise<unknown>): Promise<void> {
  const before = await happenings(rig);
  await work();
  await rig.settle();
  expect(await happenings(rig)).toBe(before);
}

const idOf = async (reference: string) => {
  const query = rig.db
    .selectFrom('escalations')
    .select('id')
    .where('number', '=', Number(reference.slice(4)));
  return (await query.executeTakeFirstOrThrow()).id;
};

function newcomer(name: string) {
  rig.workspace.hire({
    name,
    realName: 'Eva Sanz',
    email: `${name}@example.com`,
    locale: 'es-ES',
    tz: 'Europe/Madrid',
  });
  return rig.as(name);
}

describe('whoever is no member', () => {
  it('changes nothing as a guest, although they were paged before', async () => {
    const { named } = await escalate(rig, 'sev1 Gates jammed');
    const page = await rig.as('marta').dm(named);
    rig.workspace.restrict('marta', true);
    await rig.settle();
    await unchangedBy(() => page.button('Atender').click());
    await unchangedBy(() => page.button('Avisar al siguiente ya').click());
    await unchangedBy(() => page.select('No puedo atenderla', 'Fuera de turno'));
    expect(rig.as('marta').dms().at(-1)?.text).toMatch(/^No se ha hecho nada: esto es para miembros/);
    rig.workspace.restrict('marta', false);
    await page.button('Atender').click();
    await rig.settle();
    expect(page.text).toMatch(/Está a su cargo/);
  });

  it('reads and opens nothing as a guest, and needs no form to learn it', async () => {
    rig.workspace.restrict('luis', true);
    await rig.settle();
    const luis = rig.as('luis');
    await luis.in('support').command('/escalate list');
    expect(luis.messages('support').at(-1)?.text).toMatch(/^No se ha hecho nada: /);
    await luis.in('support').command('/escalate sev1 Let me in');
    const window = await luis.modal(/No se ha hecho nada: /);
    expect(window.text).toContain('Let me in');
    await window.close();
    expect((await luis.home(/No se ha hecho nada/)).text).not.toMatch(/Gates jammed/);
    rig.workspace.restrict('luis', false);
  });

  it('changes nothing once they have left', async () => {
    const { reference } = await escalate(rig, 'sev1 Barrier broken');
    rig.workspace.dismiss('marta');
    await rig.settle();
    const value = `${await idOf(reference)}.1.1`;
    await unchangedBy(() => send(rig, clickOf(rig, rig.as('marta').id, 'escalation.acknowledge', value)));
  });

  it('is nobody when Slack does not know them, or when it is an app', async () => {
    const { reference } = await escalate(rig, 'sev1 Unheard voices');
    const { user_id: bot = '' } = await rig.slack.auth.test();
    for (const user of ['U0NOBODY', bot]) {
      const value = `${await idOf(reference)}.1.1`;
      await unchangedBy(() => send(rig, clickOf(rig, user, 'escalation.acknowledge', value)));
      await unchangedBy(() => send(rig, commandOf(rig, user, `ack ${reference}`)));
    }
  });
});

describe('what was refused is kept', () => {
  const kept = async (reference: string) =>
    rig.db
      .selectFrom('refusals')
      .select(['by', 'standing', 'asked', 'times'])
      .where('about', '=', await idOf(reference))
      .orderBy('asked')
      .execute();
  const button = (person: string, reference: string, action: string) =>
    idOf(reference).then((id) => send(rig, clickOf(rig, person, action, `${id}.1.1`)));

  it('of guests, apps, strangers of a shared channel and members without a part: who, what and how often', async () => {
    const { reference } = await escalate(rig, 'sev1 Turnstiles open');
    const { user_id: bot = '' } = await rig.slack.auth.test();
    const eva = newcomer('eva').id;
    const outsider = rig.as('nora').id;
    rig.workspace.restrict('luis', true);
    await rig.settle();
    for (const person of [rig.as('luis').id, rig.as('luis').id, bot, outsider, eva])
      await unchangedBy(() => button(person, reference, 'escalation.resolve'));
    await unchangedBy(() => button(outsider, reference, 'escalation.details'));
    rig.workspace.restrict('luis', false);
    const row = (by: string, standing: string, asked: string, times: number) => ({ by, standing, asked, times });
    expect(new Set(await kept(reference))).toEqual(
      new Set([
        row(outsider, 'stranger', 'look', 1),
        row(outsider, 'stranger', 'resolve', 1),
        row(rig.as('luis').id, 'guest', 'resolve', 2),
        row(bot, 'bot', 'resolve', 1),
        row(eva, 'member', 'resolve', 1),
      ]),
    );
    await rig.as('bruno').in('general').command(`/escalate show ${reference}`);
    const shown = rig.as('bruno').in('general').messages().at(-1)?.text ?? '';
    expect(shown).toMatch(/Refused\n[\s\S]*@Eva Sanz \(a member without a part in it\): resolve/);
    expect(shown).toMatch(/@Luis Ortega \(a guest\): resolve \(2 times that day\)/);
  });

  it('of what was typed as well, and of what was about no escalation', async () => {
    const { reference } = await escalate(rig, 'sev1 Umbrella stand stolen');
    rig.workspace.restrict('luis', true);
    await rig.settle();
    for (const text of [`ack ${reference}`, `severity ${reference} sev2`, 'sev1 Open me', 'list'])
      await rig.as('luis').in('support').command(`/escalate ${text}`);
    await rig.settle();
    rig.workspace.restrict('luis', false);
    const luis = asUserId(rig.as('luis').id);
    expect(await kept(reference)).toEqual(
      ['acknowledge', 'change-severity'].map((asked) => ({ by: luis, standing: 'guest', asked, times: 1 })),
    );
    const others = rig.db.selectFrom('refusals').select('asked').where('about', '=', '').where('by', '=', luis);
    expect((await others.orderBy('asked').execute()).map(({ asked }) => asked)).toEqual(['look', 'open']);
  });
});

describe('a member without a part in it', () => {
  it('is told for whom it is, nothing changes, and that they asked is kept', async () => {
    const { reference } = await escalate(rig, 'sev1 Not my circus');
    const eva = newcomer('eva2');
    for (const command of [`ack ${reference}`, `resolve ${reference} Ya`, `update ${reference} Hola`]) {
      await unchangedBy(() => eva.in('general').command(`/escalate ${command}`));
      expect(eva.messages('general').at(-1)?.text).toMatch(/No se ha cambiado nada: esto es para quienes figuran/);
    }
    const kept = await rig.db
      .selectFrom('refusals')
      .select(['standing', 'asked'])
      .where('about', '=', await idOf(reference))
      .orderBy('asked')
      .execute();
    expect(kept).toEqual(['acknowledge', 'post-update', 'resolve'].map((asked) => ({ standing: 'member', asked })));
  });
});

describe('a value that no button of ours carries', () => {
  let id: string;
  beforeAll(async () => {
    id = await idOf((await escalate(rig, 'sev3 Forged paper')).reference);
  });

  it.each([
    ['words', 'escalation.acknowledge', () => 'nonsense'],
    ['an escalation that is not there', 'escalation.acknowledge', () => '00000000-0000-4000-8000-000000000000.1.1'],
    ['no uuid', 'escalation.acknowledge', () => `${'x'.repeat(36)}.1.1`],
    ['a piece of SQL', 'escalation.resolve', () => "' or 1=1 --.1.1"],
    ['a number too large', 'escalation.page_next', () => `${id}.99999999999.1`],
    ['a tier that is long over', 'escalation.page_next', () => `${id}.3.7`],
    ['a tier that was never paged', 'escalation.decline', () => `busy@${id}.9.9`],
    ['an unknown reason', 'escalation.decline', () => `sleepy@${id}.1.1`],
    ['an unknown choice', 'escalation.more', () => `delete@${id}.1.1`],
    ['nothing', 'draft.post', () => ''],
  ])('changes nothing: %s', async (_, action, value) => {
    const select = /decline|more/.test(action);
    await unchangedBy(async () => {
      const { status } = await send(rig, clickOf(rig, rig.as('bruno').id, action, value(), select));
      expect(status).toBe(200);
    });
  });
});
