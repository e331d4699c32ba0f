import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { escalate, roomCalled } from '../support/escalating.ts';
import { startRig, type Rig } from '../support/rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await startRig();
});
afterAll(() => rig.stop());

/** What the command answers, where only they see it. */
async function answer(person: string, text: string) {
  const someone = rig.as(person);
  await someone.in('general').command(`/escalate ${text}`);
  await rig.settle();
  const said = someone.in('general').messages().at(-1);
  if (!said) throw new Error(`/escalate ${text} answered nothing`);
  expect(
    rig
      .as('luis')
      .in('general')
      .messages()
      .some(({ ts }) => ts === said.ts),
  ).toBe(false);
  return said;
}

describe('while nothing is open', () => {
  it.each([
    ['bruno', 'list', /No escalation to show\. `?\/escalate`? opens one\./],
    ['ana', 'list', /No hay escalaciones que mostrar\. `?\/escalate`? abre una\./],
    ['bruno', 'mine', /No escalation to show/],
    ['bruno', 'ack', /None of yours fits that now\. Say which one/],
    ['bruno', 'show ESC-99', /There is no such escalation here\. `?\/escalate list`? shows those that are open\./],
    ['ana', 'resolve 99', /No hay aquí ninguna escalación así\./],
    ['ana', 'who ESC-7', /No hay aquí ninguna escalación así\./],
  ])('%s, who types "%s", is told so', async (person, text, words) => {
    expect((await answer(person, text)).text).toMatch(words);
  });
});

describe('help', () => {
  it.each([
    [
      'bruno',
      'help',
      /What you can say[\s\S]*\/escalate reopen ESC-142[\s\S]*\/escalate rca ESC-142[\s\S]*Escalate this message/,
    ],
    ['ana', 'help', /Qué se puede escribir[\s\S]*\/escalate who/],
    ['bruno', 'lst', /There is no command “lst”\. Did you mean `?\/escalate list`?\?/],
    ['ana', 'resovle', /No existe la orden «resovle»\. ¿Quería decir `?\/escalate resolve`?\?/],
    ['bruno', 'frobnicate ESC-3', /There is no command “frobnicate”\./],
  ])('%s, who types "%s", reads what there is', async (person, text, words) => {
    expect((await answer(person, text)).text).toMatch(words);
  });

  it('never takes a title for a command', async () => {
    await rig.as('bruno').in('general').command('/escalate update of the gateway fails');
    const form = await rig.as('bruno').modal(/What is happening/);
    expect(form.value('Title')).toBe('update of the gateway fails');
    await form.close();
  });
});

describe('who', () => {
  it.each([
    ['bruno', 'who', /at SEV1 Critical[\s\S]*Paged at once:\W+@Bruno Keller[\s\S]*Escalation manager @Luis Ortega/],
    ['bruno', 'who sev2', /at SEV2 High[\s\S]*After 15 min/],
    ['ana', 'who normal', /con gravedad SEV3 Normal[\s\S]*Tras 4 h/],
  ])('%s, who types "%s", reads who is paged now and next', async (person, text, words) => {
    expect((await answer(person, text)).text).toMatch(words);
  });
});

describe('an escalation', () => {
  it('is listed for everybody, worst first, and for those it concerns', async () => {
    const mild = await escalate(rig, 'sev3 Crooked chart');
    const bad = await escalate(rig, 'sev1 Payroll halted');
    const { text } = await answer('bruno', 'list');
    expect(text).toMatch(/2 escalations/);
    expect(text.indexOf(bad.reference)).toBeLessThan(text.indexOf(mild.reference));
    expect((await answer('ana', 'mine')).text).toMatch(/2 escalaciones[\s\S]*avisando al nivel 1, Primera línea/i);
    expect((await answer('dana', 'mine')).text).toMatch(/No escalation to show/);
    await (await answer('bruno', 'list')).button('Details', new RegExp(bad.reference)).click();
    await rig.as('bruno').sees('general', /What happened[\s\S]*@Ana Ruiz opened it/);
  });

  it("goes its whole way by commands, each answered in the reader's language", async () => {
    const { reference } = await escalate(rig, 'sev2 Vault sealed');
    const number = reference.slice(4);
    expect((await answer('bruno', `show ${reference}`)).buttons).toContain('Acknowledge');
    expect((await answer('bruno', `ack esc${number}`)).text).toMatch(`${reference} is yours: you lead it.`);
    expect((await answer('marta', `ack ${number}`)).text).toMatch(/@Bruno Keller se adelantó/);
    expect((await answer('bruno', `update ${number} Half of it is back`)).text).toMatch(
      /on its way to #support-updates/,
    );
    await rig.as('luis').sees('support-updates', /Half of it is back/);
    expect((await answer('marta', `resolve ${number} Mío`)).text).toMatch(
      /No se ha cambiado nada: esto es para quienes/,
    );
    expect((await answer('bruno', `resolve ${number} Key rotated`)).text).toMatch(`${reference} is resolved`);
    expect((await answer('bruno', `resolve ${number} Again`)).text).toMatch(/@Bruno Keller resolved it/);
    await rig.as('luis').sees('support-updates', /Key rotated/);
    expect((await answer('ana', `reopen ${number} Otra vez`)).text).toMatch(`${reference} vuelve a estar abierta`);
    await rig.as('bruno').dm(/reopened ESC-\d+; you lead it again[\s\S]*Otra vez/);
    expect((await answer('bruno', `rca ${number}`)).text).toMatch(/it is not resolved yet/);
  });

  it('opens a form where words are needed and none were typed', async () => {
    const { reference } = await escalate(rig, 'sev2 Cache poisoned');
    const ana = rig.as('ana');
    for (const [verb, words] of [
      ['update', /Se publica en #support-updates/],
      ['resolve', /¿Cómo se ha resuelto\?/],
    ] as const) {
      await ana.in('general').command(`/escalate ${verb} ${reference}`);
      await (await ana.modal(words)).close();
    }
    await answer('ana', `resolve ${reference} Purgada`);
    await ana.in('general').command(`/escalate rca ${reference}`);
    const form = await ana.modal(/¿Quién lo redacta\?/);
    expect(await form.fill({ '¿Quién lo redacta?': 'dana', 'Para el día': '2020-01-01' }).submit()).toEqual({
      errors: { 'Para el día': 'Elija un día futuro.' },
    });
    expect(await form.fill({ 'Para el día': '2099-12-31' }).submit()).toBe('closed');
    await rig.settle();
    await rig.as('dana').dm(new RegExp(`root-cause analysis of ${reference}, due Dec 31, 2099`));
    expect((await answer('ana', `rca ${reference}`)).text).toMatch(/el RCA ya se pidió a @Dana Brooks/);
  });

  it('keeps words that are too long out, and gives them back', async () => {
    const { reference } = await escalate(rig, 'sev3 Slow exports');
    const said = await answer('ana', `resolve ${reference} ${'largo '.repeat(400)}`);
    expect(said.text).toMatch(/Escriba como máximo 2000 caracteres\.[\s\S]*largo largo/);
    expect((await answer('ana', `show ${reference}`)).text).toMatch(/Avisando/);
  });
});

describe("in an escalation's room", () => {
  /** Ana opens one; she is in its room, and so are whoever follows her. */
  async function openRoom(title: string, ...others: string[]) {
    const { reference, room } = await escalate(rig, `sev1 ${title}`);
    const { name } = await roomCalled(rig, room);
    for (const each of others) await rig.as(each).in(name).join();
    await rig.settle();
    return { reference, name };
  }

  it('a verb with words opens its form with them, and does nothing by itself', async () => {
    const { reference, name } = await openRoom('Doors locked');
    const ana = rig.as('ana');
    await ana.in(name).command('/escalate resolve Se ha cambiado la llave');
    const form = await ana.modal(/¿Cómo se ha resuelto\?/);
    expect(form.value('¿Cómo se ha resuelto?')).toBe('Se ha cambiado la llave');
    expect((await answer('ana', `show ${reference}`)).text).toMatch(/Avisando/);
    expect(await form.submit()).toBe('closed');
    await rig.settle();
    expect((await answer('ana', `show ${reference}`)).text).toMatch(/Se ha cambiado la llave/);

    await ana.in(name).command('/escalate reopen Sigue cerrada');
    const again = await ana.modal(/Reabrir/);
    expect(again.value('¿Por qué vuelve a abrirse?')).toBe('Sigue cerrada');
    await again.close();
  });

  it('what does not fit it is a title, as anywhere else', async () => {
    const { name } = await openRoom('Windows shut');
    const ana = rig.as('ana');
    await ana.in(name).command('/escalate reopen of the shop fails');
    const form = await ana.modal(/¿Qué ocurre\?/);
    expect(form.value('Título')).toBe('reopen of the shop fails');
    await form.close();
  });

  it('whoever may not resolve it reads why, and gets the words back', async () => {
    const { name } = await openRoom('Lights out', 'dana');
    const dana = rig.as('dana');
    await dana.in(name).command('/escalate resolve Fuse replaced');
    await rig.settle();
    expect(dana.messages(name).at(-1)?.text).toMatch(/Nothing was changed[\s\S]*Fuse replaced/);
  });
});
