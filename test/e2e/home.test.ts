import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { calls, escalate, newest } from '../support/escalating.ts';
import { startRig, type Rig } from '../support/rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await startRig();
});
afterAll(() => rig.stop());

describe('Home', () => {
  it('says that nothing waits while nothing does, and opens the form', async () => {
    const dana = rig.as('dana');
    const home = await dana.home(/Nothing is waiting for you\./);
    expect(home.text).toMatch(/No escalation is open\.[\s\S]*You read this in English/);
    expect((await rig.as('ana').home()).text).toMatch(/Nada espera su respuesta\.[\s\S]*Lo lee en español/);
    await home.click('New escalation');
    const form = await dana.modal(/What is happening/);
    const words = { Title: 'Scanner down', 'What is happening?': 'At the dock.', Severity: 'SEV3' };
    expect(await form.fill(words).submit()).toBe('closed');
    await rig.settle();
    expect(home.text).toMatch(/Opened or led by you[\s\S]*Scanner down/);
  });

  it('shows a page with its deadline, and is where it can be answered', async () => {
    const { reference } = await escalate(rig, 'sev1 Badge reader dead');
    const home = await rig.as('bruno').home(/Badge reader dead/);
    expect(home.text).toMatch(/Waiting for your answer[\s\S]*Badge reader dead\nAnswer before \d+:\d\d \(5 min\)/);
    expect(home.text).toMatch(/Pages to you: 2 in 7 days, 2 in 30\. At night \(22:00–7:00, [\w/]+\): 0\./);
    expect((await rig.as('luis').home(/Abiertas ahora/)).text).toMatch(/Badge reader dead/);
    await home.click('Acknowledge', /Badge reader dead/);
    await home.shows(/Opened or led by you[\s\S]*Badge reader dead · @Bruno Keller leads it/);
    await rig.settle();
    expect((await rig.as('bruno').dm(new RegExp(reference))).text).toMatch(/You lead it/);
  });

  it('leaves how often the others are paged to whoever answers for it', async () => {
    await rig.as('luis').in('support').command('/escalate who');
    const told = await rig.as('luis').sees('support', /Avisos en 30 días: /);
    expect(told.text).toMatch(
      /Avisos en 30 días: (@Bruno Keller 2, @Marta Vidal 2|@Marta Vidal 2, @Bruno Keller 2)\. Noche: 22:00–7:00/,
    );
    await rig.as('dana').in('support').command('/escalate who');
    expect((await rig.as('dana').sees('support', /Who is paged/)).text).not.toMatch(/Pages in 30 days/);
  });

  it('lets a page be declined, and shows what is behind an entry', async () => {
    const { reference, named } = await escalate(rig, 'sev1 Conveyor stuck');
    const marta = rig.as('marta');
    const home = await marta.home(/Conveyor stuck/);
    await home.click('Detalles', /Conveyor stuck/);
    const window = await marta.modal(/Qué ha pasado/);
    expect(window.text).toContain(reference);
    await window.close();
    await home.change('No puedo atenderla', 'Fuera de turno');
    await home.shows(/Abiertas ahora[\s\S]*Conveyor stuck/);
    await rig.settle();
    expect((await marta.dm(named)).text).toMatch(/No puede atenderla: fuera de turno/);
  });

  it('tells what kept a click from doing anything in a window of its own', async () => {
    const { reference } = await escalate(rig, 'sev1 Shelf labels blank');
    const marta = rig.as('marta');
    const home = await marta.home(/Shelf labels blank/);
    await rig.as('bruno').in('support').command(`/escalate ack ${reference}`);
    await home.click('Atender', /Shelf labels blank/);
    expect((await marta.modal(/@Bruno Keller se adelantó/)).text).toMatch(/No hace falta nada más/);
  });

  it('shows whoever owes an RCA when it is due', async () => {
    await escalate(rig, 'sev2 Forklift telemetry lost');
    const { reference } = await newest(rig);
    const ana = rig.as('ana');
    await ana.in('support').command(`/escalate resolve ${reference}`);
    const form = await ana.modal(/¿Cómo se ha resuelto\?/);
    await form.fill({
      '¿Cómo se ha resuelto?': 'Pilas nuevas.',
      'Pedir un RCA a': 'dana',
      'Fecha del RCA': '2099-12-31',
    });
    expect(await form.submit()).toBe('closed');
    await rig.settle();
    const home = await rig.as('dana').home(/RCAs you owe/);
    expect(home.text).toMatch(new RegExp(`RCAs you owe\\n${reference}.*Forklift telemetry lost · due Dec 31, 2099`));
  });

  it('keeps itself current while it stands open, and is published only when something on it changed', async () => {
    const dana = rig.as('dana');
    const home = await dana.home();
    await rig.settle();
    const published = () => calls(rig, 'views.publish').filter((args) => args['user_id'] === dana.id).length;
    const before = published();
    await rig.settle();
    await rig.settle();
    expect(published()).toBe(before);
    const { reference } = await escalate(rig, 'sev1 Dock leveller down');
    await home.shows(/Open now[\s\S]*Dock leveller down/);
    const seen = published();
    await rig.settle();
    expect(published()).toBe(seen);
    await rig.as('bruno').in('support').command(`/escalate ack ${reference}`);
    await rig.settle();
    await home.shows(/Dock leveller down · @Bruno Keller leads it/);
  });

  it('says what somebody owes whom they lead, and counts what is open by severity', async () => {
    const home = await rig.as('bruno').home();
    await rig.settle();
    expect(home.text).toMatch(
      /Dock leveller down · @Bruno Keller leads it[^\n]*\n⏰ First update due by \d+:\d\d · in /,
    );
    expect((await rig.as('dana').home()).text).toMatch(/Open now\nSEV1 \d+ · SEV3 1\n/);
  });

  it('shows policy and health to the escalation manager, and to nobody else', async () => {
    rig.workspace.restrict('marta', true);
    await rig.settle();
    await rig.as('marta').in('general').command('/escalate list');
    rig.workspace.restrict('marta', false);
    await rig.settle();
    const home = await rig.as('luis').home(/Para quien administra las escalaciones/);
    expect(home.text).toMatch(/Política Acme Support · 3 gravedades · 1 ruta · 1 regla\n/);
    expect(home.text).toMatch(/Estado ✅ no hay retrasos · .*los plazos se vigilan · Slack responde/);
    expect(home.text).toMatch(/Denegado esta semana\n.*@Marta Vidal \(invitado\): verla/);
    expect((await rig.as('dana').home()).text).not.toMatch(/escalation manager/);
  });
});
