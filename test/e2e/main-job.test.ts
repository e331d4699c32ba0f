import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { day, hour, minute } from '../../src/domain/time.ts';
import { roomCalled } from '../support/escalating.ts';
import { startRig, transports, type Rig } from '../support/rig.ts';

const room = /^esc-1-/;
const texts = (messages: { readonly text: string }[]) => messages.map((message) => message.text);

describe.each(transports)('the main job over %s', (transport) => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await startRig(transport);
  });
  afterAll(() => rig.stop());

  it('begins with a command and a form that says who will be paged', async () => {
    const ana = rig.as('ana');
    await ana.in('support').command('/escalate sev1 “Blue Sky” checkout returns 500');
    const form = await ana.modal(/Se avisa enseguida/);
    expect(form.value('Título')).toBe('checkout returns 500');
    expect(form.text).toMatch(/Se avisa enseguida:\*? @Bruno Keller, @Marta Vidal \(nivel 1, Primera línea\)/);
    expect(form.text).toMatch(/Tras 5 min, si nadie responde:\*? @Dana Brooks \(nivel 2, Especialistas\)/);
    const sent = form.fill({
      '¿Qué ocurre?': 'Todos los pedidos fallan desde las 13:50.',
      'Registros vinculados': 'https://status.example.com/7\nJIRA-12',
    });
    expect(await sent.submit()).toBe('closed');
    await rig.settle();
    expect((await ana.sees('support', /ESC-1\b/)).text).toMatch(/paging tier 1, Front line · opened by @Ana Ruiz/i);
  });

  it('pages each person of tier 1 in their own language, and nobody else', async () => {
    const page = await rig.as('bruno').dm(/ESC-1\b/);
    expect(page.text).toMatch(/Blue Sky/);
    expect(page.text).toMatch(
      /Paging you as tier 1, Front line · with @Marta Vidal · answer before \d\d:\d\d \(5 min\)/,
    );
    expect(page.text).toMatch(/then tier 2: @Dana Brooks/);
    expect(page.buttons).toEqual(['Acknowledge', 'Page next now']);
    expect((await rig.as('marta').dm(/ESC-1\b/)).text).toMatch(/Se le avisa como nivel 1, Primera línea/);
    expect(rig.as('dana').dms()).toEqual([]);
  });

  it('goes on in a room of its own', async () => {
    const ana = rig.as('ana');
    const card = await ana.sees(room, /Opened\W+by @Ana Ruiz/);
    const there = await roomCalled(rig, room);
    expect(there).toMatchObject({
      name: 'esc-1-blue-sky-checkout-returns-500',
      purpose: 'War room of ESC-1 · Blue Sky (standard): checkout returns 500',
      members: ['ana', 'luis'],
      links: ['https://status.example.com/7'],
      pinned: [card.ts],
    });
    expect(there.topic).toMatch(/SEV1 Critical · Paging · first update by \d\d:\d\d UTC/);
  });

  it('pages the next tier when nobody has answered in time', async () => {
    const page = await rig.as('bruno').dm(/ESC-1\b/);
    await page.select("Can't take it", 'Wrong team');
    await rig.settle();
    expect(page.text).toMatch(/You can't take it: wrong team\./);
    expect(rig.as('dana').dms()).toEqual([]);
    await rig.advance(5 * minute);
    expect((await rig.as('dana').dm(/ESC-1\b/)).text).toMatch(/Paging you as tier 2, Specialists/);
    expect((await rig.as('marta').dm(/ESC-1\b/)).text).toMatch(/Este aviso ha caducado\. Ahora se avisa al nivel 2/);
  });

  it('has a lead as soon as somebody acknowledges, and every screen says so', async () => {
    const dana = rig.as('dana');
    const page = await dana.dm(/ESC-1\b/);
    await page.button('Acknowledge').click();
    await rig.settle();
    expect(page.text).toMatch(/You acknowledged it after 5 min\. You lead it\./);
    expect((await rig.as('bruno').dm(/ESC-1\b/)).text).toMatch(/@Dana Brooks acknowledged it after 5 min/);
    expect((await dana.sees(room, /Opened\W+by/)).text).toMatch(/Working[\s\S]*Lead.*@Dana Brooks/);
    expect((await rig.as('luis').sees('support', /ESC-1\b/)).text).toMatch(/@Dana Brooks leads it/);
    const there = await roomCalled(rig, room);
    expect(there.members).toEqual(['ana', 'dana', 'luis']);
    expect(there.topic).toMatch(/Working · lead <@U/);
    await rig.advance(10 * minute);
    expect(texts(rig.as('luis').dms())).toEqual([]);
  });

  it('tells the stakeholders at the hour, with the draft as it stands', async () => {
    await rig.advance(30 * minute);
    const draft = await rig.as('dana').sees(room, /First update of ESC-1/);
    expect(draft.text).toMatch(/checkout returns 500[\s\S]*5 min after it was opened \(Specialists\)/);
    expect(draft.buttons).toEqual(['Post', 'Edit', 'Skip', 'Words for customers']);
    await rig.advance(15 * minute);
    const told = await rig.as('marta').sees('support-updates', /Update on ESC-1\b/);
    expect(told.text).toMatch(/Posted automatically/);
    expect(draft.text).toMatch(/posted automatically/);
    expect(draft.buttons).toEqual([]);
  });

  it('asks whoever approves what customers are told for the words of the record, and tells no customer', async () => {
    const asked = await rig.as('luis').dm(/ESC-1\b[\s\S]*Redactado a partir de los datos registrados/);
    expect(asked.text).toMatch(/We know of this problem: checkout returns 500/);
    expect(asked.buttons).toEqual(['Aprobar', 'Devolver', 'Detalles']);
  });

  it('is resolved from the card, and the RCA is asked for', async () => {
    const dana = rig.as('dana');
    await (await dana.sees(room, /Working/)).button('Resolve').click();
    const form = await dana.modal(/Resolve ESC-1/);
    const fields = { 'What fixed it?': 'Rolled back release 8.2.', 'Request an RCA from': 'luis' };
    expect(await form.fill(fields).submit()).toBe('closed');
    await rig.settle();
    expect((await dana.sees(room, /Resolved/)).text).toMatch(/Rolled back release 8\.2\.[\s\S]*Reopen/);
    expect((await dana.sees('support', /ESC-1\b/)).text).toMatch(/resolved by @Dana Brooks/i);
    await dana.dm(/ESC-1\b[\s\S]*Resolved by @Dana Brooks/);
    expect((await dana.sees('support-updates', /ESC-1 is resolved/)).text).toMatch(/Rolled back/);
    expect((await rig.as('ana').dm(/ESC-1\b/)).text).toMatch(/@Dana Brooks resolvió ESC-1, que usted abrió/);
    await rig.as('luis').dm(/le pide el análisis de causa raíz \(RCA\) de ESC-1/);
    expect((await roomCalled(rig, room)).topic).toMatch(/Resolved · RCA: <@U\w+>, \d+ \w+$/);
  });

  it('reminds of the RCA a day before it is due', async () => {
    await rig.advance(4 * day);
    expect(rig.as('luis').dms()).toHaveLength(2);
    // It is due at the end of a day's work, 17:00 in Madrid.
    await rig.advance(hour);
    expect(texts(rig.as('luis').dms()).at(-1)).toMatch(/Su análisis de causa raíz \(RCA\) de ESC-1 vence/);
    expect(rig.as('luis').dms()).toHaveLength(3);
  });

  it('is reopened by whoever opened it, and goes back to whoever had it', async () => {
    const ana = rig.as('ana');
    await (await ana.dm(/resolvió ESC-1/)).button('Reabrir').click();
    const form = await ana.modal(/Reabrir ESC-1/);
    expect(await form.fill({ '¿Por qué vuelve a abrirse?': 'Vuelve a fallar.' }).submit()).toBe('closed');
    await rig.settle();
    expect((await rig.as('dana').dm(/reopened ESC-1/)).text).toMatch(/you lead it again[\s\S]*Vuelve a fallar\./);
    expect((await ana.sees(room, /Working/)).text).toMatch(/Lead.*@Dana Brooks/);
  });

  it('has its whole story in the thread of the card', async () => {
    const card = await rig.as('ana').sees(room, /Working/);
    expect(texts(card.thread())).toEqual(
      [
        /@Ana Ruiz opened it/,
        /Paged tier 1, Front line: @Bruno Keller, @Marta Vidal/,
        /A room is being created/,
        /The room #esc-1-blue-sky-checkout-returns-500 is open/,
        /@Bruno Keller can't take it: wrong team/,
        /Nobody answered in time\. Paged tier 2, Specialists: @Dana Brooks/,
        /@Dana Brooks acknowledged after 5 min and leads it/,
        /The first update was drafted from the record/,
        /Nobody wrote to customers in time; @Dana Brooks, @Luis Ortega were asked to approve these words/,
        /Nobody posted in time, so the first update went out automatically/,
        /@Dana Brooks resolved it: Rolled back release 8\.2\./,
        /@Dana Brooks asked @Luis Ortega for the RCA/,
        /Asked how it went: @Ana Ruiz/,
        /@Luis Ortega was reminded of the RCA/,
        /@Ana Ruiz reopened it: Vuelve a fallar\./,
      ].map((line): unknown => expect.stringMatching(line)),
    );
  });
});
