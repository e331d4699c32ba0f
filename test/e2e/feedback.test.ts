import { afterAll, beforeAll, expect, it } from 'vitest';
import { day, hour, minute } from '../../src/domain/time.ts';
import { escalate } from '../support/escalating.ts';
import { startRig, type Rig } from '../support/rig.ts';
import { written, type Written } from '../support/written.ts';

let policy: Written;
let rig: Rig;
beforeAll(async () => {
  policy = await written('src/default-policy.yml', [
    'escalation_manager: { user: luis@example.com }',
    'escalation_manager: { user: luis@example.com }\n  customer_executive: { user: dana@example.com }',
  ]);
  rig = await startRig('socket', {}, { RELEVO_POLICY: policy.file });
});
afterAll(async () => {
  await rig.stop();
  await policy.remove();
});

const say = (person: string, text: string) => rig.as(person).in('general').command(`/escalate ${text}`);
/** A SEV1 that Ana opened, and Bruno took and resolved. */
async function over(title: string) {
  const opened = await escalate(rig, `sev1 ${title}`);
  await say('bruno', `ack ${opened.reference}`);
  await say('bruno', `resolve ${opened.reference} New batteries.`);
  await rig.settle();
  return opened;
}

it('an hour later whoever opened it and whoever speaks for the customer are asked how it went, and nobody else', async () => {
  const { reference, room } = await over('Scanner dead');
  const asksAna = new RegExp(`${reference}, que usted abrió, está resuelta\\. ¿Cómo fue\\?`);
  await rig.advance(hour - minute);
  expect(rig.told('ana', asksAna)).toBe(0);
  await rig.advance(minute);
  expect(rig.told('ana', asksAna)).toBe(1);
  expect(rig.told('dana', new RegExp(`${reference} is resolved\\. You speak for the customer`))).toBe(1);
  for (const person of ['bruno', 'marta', 'luis']) expect(rig.told(person, /how did it go|¿cómo fue/i)).toBe(0);

  const ana = rig.as('ana');
  const question = await ana.dm(asksAna);
  expect(question.buttons).toEqual(['1', '2', '3', '4', '5']);
  await question.button('4').click();
  await rig.settle();
  expect(question.text).toMatch(new RegExp(`Gracias\\. Su valoración de ${reference}: 4 de 5`));
  expect(question.buttons).toEqual(['Añadir un comentario', 'Cambiar mi respuesta']);
  const card = await ana.sees(room, /Opened\W+by/);
  expect(card.text).toMatch(/How it went\W+4 of 5 \(@Ana Ruiz\)/);
  await card.answered(/@Ana Ruiz says how it went: 4 of 5/);
});

it('a comment is added and the answer changed from the thanks, and all of it stays in the record', async () => {
  const { reference } = await over('Lamp out');
  await rig.advance(hour);
  const dana = rig.as('dana');
  const question = await dana.dm(new RegExp(`${reference} is resolved\\. You speak for the customer`));
  await question.button('2').click();
  await rig.settle();
  await question.button('Add a comment').click();
  const form = await dana.modal(new RegExp(`How did ${reference} go`));
  const comment = { 'What should be kept of it, what done differently?': 'They waited for <an hour>.' };
  expect(await form.fill(comment).submit()).toBe('closed');
  await rig.settle();
  expect(question.text).toMatch(/2 of 5[\s\S]*They waited for <an hour>\./);
  await question.button('Change my answer').click();
  const again = await dana.modal(new RegExp(`How did ${reference} go`));
  expect(await again.fill({ 'How did it go?': '3' }).submit()).toBe('closed');
  await rig.settle();
  expect(question.text).toMatch(/3 of 5[\s\S]*They waited for <an hour>\./);
  await say('bruno', `show ${reference}`);
  const shown = await rig.as('bruno').sees('general', new RegExp(`${reference}\\b[\\s\\S]*What happened`));
  expect(shown.text).toMatch(/How it went\W+3 of 5 \(@Dana Brooks\)/);
  expect(shown.text).toMatch(/@Dana Brooks says how it went: 2 of 5[\s\S]*3 of 5 · They waited for <an hour>\./);
});

it('what is reopened within the hour is asked about once it is resolved again, and nobody is asked twice', async () => {
  const { reference } = await over('Belt slow');
  const asks = new RegExp(`${reference}, que usted abrió, está resuelta`);
  await rig.advance(30 * minute);
  await say('ana', `reopen ${reference} Vuelve a fallar.`);
  await rig.advance(2 * hour);
  expect(rig.told('ana', asks)).toBe(0);
  await say('bruno', `resolve ${reference} Oiled.`);
  await rig.advance(hour);
  expect(rig.told('ana', asks)).toBe(1);
  const question = await rig.as('ana').dm(asks);
  await say('ana', `reopen ${reference} Otra vez.`);
  await rig.settle();
  expect(question.text).toMatch(/vuelve a estar abierta\. Cuando se resuelva, podrá decir aquí cómo fue/);
  expect(question.buttons).toEqual([]);
  const before = rig.as('ana').dms().length;
  await say('bruno', `resolve ${reference} Replaced.`);
  await rig.advance(hour + minute);
  expect(question.buttons).toEqual(['1', '2', '3', '4', '5']);
  const later = rig.as('ana').dms().slice(before);
  expect(later.filter(({ text }) => /¿Cómo fue\?/.test(text))).toEqual([]);
});

it('the goodbye of its room tells how it went', async () => {
  const { reference, room } = await over('Door open');
  await rig.advance(hour);
  await (await rig.as('dana').dm(new RegExp(`${reference} is resolved\\. You speak`))).button('5').click();
  await rig.advance(7 * day);
  const goodbye = await rig.as('bruno').sees(room, /and so is this room/);
  expect(goodbye.text).toMatch(/How it went: 5 of 5 \(@Dana Brooks\)/);
});

it('where the policy does not want it, nobody is asked', async () => {
  const quiet = await written(policy.file, ['feedback: true', 'feedback: false']);
  const other = await startRig('socket', {}, { RELEVO_POLICY: quiet.file });
  const { reference } = await escalate(other, 'sev2 Gate stuck');
  await other.as('bruno').in('general').command(`/escalate resolve ${reference} Oiled.`);
  await other.as('ana').in('general').command(`/escalate resolve ${reference} Engrasada.`);
  await other.advance(day);
  const all = ['ana', 'dana'].flatMap((person) =>
    other
      .as(person)
      .dms()
      .map(({ text }) => text),
  );
  expect(all.filter((text) => /how did it go|¿cómo fue/i.test(text))).toEqual([]);
  await other.stop();
  await quiet.remove();
});
