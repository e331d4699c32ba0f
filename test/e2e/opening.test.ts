import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_SEED } from '../../emulator/seed.ts';
import { calls, escalate, newest, roomCalled } from '../support/escalating.ts';
import { startRig, type Rig } from '../support/rig.ts';

const seed = {
  ...DEFAULT_SEED,
  channels: [...DEFAULT_SEED.channels, { name: 'board', private: true, members: ['ana', 'dana'] }],
};
let rig: Rig;
beforeAll(async () => {
  rig = await startRig('socket', { seed });
});
afterAll(() => rig.stop());

describe('the form', () => {
  it('is preceded by a window that loads, because a trigger lives three seconds', async () => {
    const dana = rig.as('dana');
    await dana.in('general').command('/escalate');
    const form = await dana.modal(/What is happening/);
    expect(JSON.stringify(calls(rig, 'views.open').at(-1))).toMatch(/Loading the form…/);
    expect(form.value('Title')).toBeNull();
    expect(form.text).toMatch(/Choose a severity to see who will be paged\./);
    await form.close();
  });

  it('says anew who will be paged and when as soon as the severity changes, and keeps what was typed', async () => {
    const dana = rig.as('dana');
    await dana.in('general').command('/escalate');
    const form = await dana.modal(/What is happening/);
    await form.fill({ Title: 'Kiosks show a white page' });
    await form.change('Severity', 'SEV2 High');
    expect((await form.shows(/After 15 min/)).text).toMatch(
      /Paged at once:\*? @Bruno Keller, @Marta Vidal \(tier 1, Front line\)[\s\S]*After 30 min, if nobody answers:\*? @Luis/,
    );
    await form.change('Severity', 'SEV3');
    await form.shows(/After 4 h/);
    expect(form.text).toMatch(/Then once more from the start\. If nobody answers at all, #support-leads is told\./);
    expect(form.value('Title')).toBe('Kiosks show a white page');
    await form.close();
  });

  it('says what each severity means, in the language of whoever opens it', async () => {
    for (const [name, words] of [
      ['dana', /SEV1 Critical\nanswer 5 min, update 1 h · A customer can't work/],
      ['ana', /SEV1 Crítica\nrespuesta 5 min, novedades 1 h · Un cliente no puede trabajar/],
    ] as const) {
      await rig.as(name).in('support').command('/escalate');
      await (await rig.as(name).modal(words)).close();
    }
  });

  it('takes severity, customer and title out of the text of the command', async () => {
    const ana = rig.as('ana');
    await ana.in('support').command('/escalate crítica «Transportes Levante» el cobro caduca');
    const form = await ana.modal(/Se avisa enseguida/);
    expect(form.value('Título')).toBe('el cobro caduca');
    expect(form.value('Gravedad')).toMatchObject({ value: 'sev1' });
    expect(form.value('Cliente')).toMatchObject({ value: 'Transportes Levante' });
    await form.close();
  });
});

describe('a message that is escalated', () => {
  it('fills the form, is linked from the room, and its author is told below it', async () => {
    const ana = rig.as('ana');
    const message = await ana.sees('support', /nightly export is missing/);
    await message.shortcut('escalate_message');
    const form = await ana.modal(/¿Qué ocurre\?/);
    expect(form.value('Título')).toMatch(/^Northwind says their nightly export is missing/);
    expect(form.value('¿Qué ocurre?')).toMatch(/before their audit tomorrow morning\.$/);
    expect(await form.fill({ Gravedad: 'SEV1' }).submit()).toBe('closed');
    await rig.settle();
    const { reference, room } = await newest(rig);
    expect((await message.answered(/escalated/)).text).toMatch(
      new RegExp(`@Ana Ruiz escalated this message from @Bruno Keller as ${reference}`),
    );
    const { links } = await roomCalled(rig, room);
    expect(links).toEqual([expect.stringMatching(/^https:.*\/archives\/C\w+\/p\d+$/)]);
  });
});

describe('the global shortcut', () => {
  it('opens the form from anywhere; as there is no channel to say it in, whoever opened it is told directly', async () => {
    const dana = rig.as('dana');
    await dana.shortcut('new_escalation');
    const form = await dana.modal(/What is happening/);
    const words = { Title: 'Parcels vanish', 'What is happening?': 'Since noon.', Severity: 'SEV3' };
    expect(await form.fill(words).submit()).toBe('closed');
    await rig.settle();
    expect((await dana.dm(/Parcels vanish/)).text).toMatch(/Paging tier 1, Front line · opened by @Dana Brooks/);
  });
});

describe('from a channel where the app may not speak', () => {
  it('works all the same, and whoever opened it is told directly', async () => {
    const ana = rig.as('ana');
    await ana.in('board').command('/escalate sev3 Ledger mismatch');
    expect(await (await ana.modal(/Se avisa/)).fill({ '¿Qué ocurre?': 'Dos asientos.' }).submit()).toBe('closed');
    await rig.settle();
    expect((await ana.dm(/Ledger mismatch/)).text).toMatch(
      /Avisando al nivel 1, Primera línea · abierta por @Ana Ruiz/,
    );
    expect(ana.messages('board')).toEqual([]);
  });
});

describe('possible duplicates', () => {
  it('are shown while the form is filled in, and can be joined instead', async () => {
    const first = await escalate(rig, 'sev1 Vouchers rejected everywhere');
    const dana = rig.as('dana');
    await dana.in('support').command('/escalate sev1 vouchers rejected at the till');
    const form = await dana.modal(/Is it one of these\?/);
    expect(form.text).toMatch(new RegExp(`${first.reference}[\\s\\S]*Vouchers rejected everywhere`));
    await form.click(`Join ${first.reference} instead`);
    await form.shows(/You joined ESC-\d+\./);
    await form.close();
    await rig.settle();
    expect((await newest(rig)).reference).toBe(first.reference);
    expect((await roomCalled(rig, first.room)).members).toContain('dana');
  });

  it('are asked about once before another one opens', async () => {
    const dana = rig.as('dana');
    await dana.in('support').command('/escalate sev1');
    const form = await dana.modal(/Paged at once/);
    const words = { Title: 'Vouchers rejected again', 'What is happening?': 'At the till.' };
    expect(await form.fill(words).submit()).toBe('updated');
    expect(form.text).toMatch(/Before a new one opens: is it one of these\?/);
    expect(form.value('Title')).toBe('Vouchers rejected again');
    expect(await form.submit()).toBe('closed');
    await rig.settle();
    await dana.sees('support', /Vouchers rejected again/);
  });
});

describe('the record', () => {
  it('holds all that was said, in Postgres, with the part of the policy that it opened under', async () => {
    const opened = await escalate(rig, 'sev2 Statements show wrong totals', {
      Cliente: 'Globex',
      'Categoría del cliente': 'strategic',
      'Contacto del cliente': 'Sra. Prat, 600 000 000',
      'Servicios afectados': ['reporting', 'payments'],
      '¿A quién debe llegar?': 'Departamental',
      Criterios: ['Técnico', 'Personal'],
      '¿Qué ha intentado la primera línea?': 'Recalcular.',
      '¿Por qué no se puede resolver ahí?': 'Sin acceso.',
      'Registros vinculados': 'https://tickets.example.com/9\n\n  INC-4  ',
    });
    const record = await rig.db
      .selectFrom('escalations')
      .selectAll()
      .where('title', '=', 'Statements show wrong totals')
      .executeTakeFirstOrThrow();
    expect(record).toMatchObject({
      number: Number(opened.reference.slice(4)),
      description: 'Falla desde las 13:50.',
      severity: 'sev2',
      kind: 'functional',
      route: 'departmental',
      customer_name: 'Globex',
      customer_tier: 'strategic',
      customer_contact: 'Sra. Prat, 600 000 000',
      services: ['payments', 'reporting'],
      criteria: ['staffing', 'technical'],
      tried: 'Recalcular.',
      why_not_here: 'Sin acceso.',
      links: ['https://tickets.example.com/9', 'INC-4'],
      source: { via: 'command', messageTs: null, permalink: null, author: null },
      opened_by: rig.as('ana').id,
      status: 'paging',
      terms: { severity: { key: 'sev2' }, rounds: 2, fallbackChannel: '#support-leads', warRoom: 'on_acknowledge' },
    });
    expect(record.terms.tiers.map((tier) => tier.people)).toEqual([
      [rig.as('bruno').id, rig.as('marta').id],
      [rig.as('dana').id],
      [rig.as('luis').id],
    ]);
  });
});
