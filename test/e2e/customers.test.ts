import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { minute } from '../../src/domain/time.ts';
import { calls, escalate, type Opened } from '../support/escalating.ts';
import { startRig, type Rig } from '../support/rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await startRig();
});
afterEach(() => rig.workspace.faults.clear());
afterAll(() => rig.stop());

/** Opened for a customer, if any, and taken by Bruno at once. In this policy Dana and Luis approve what customers are told. */
async function taken(text: string, customer: string | null): Promise<Opened> {
  const fields = customer === null ? {} : { Cliente: customer, 'Contacto del cliente': 'Ms Gray' };
  const opened = await escalate(rig, text, fields);
  await (await rig.as('bruno').dm(opened.named)).button('Acknowledge').click();
  await rig.settle();
  return opened;
}

const cardOf = ({ room }: Opened) => rig.as('bruno').sees(room, /Opened\W+by/);

/** Bruno, from the card's menu. */
async function writes(opened: Opened, words: string): Promise<void> {
  await (await cardOf(opened)).overflow('Words for customers');
  const form = await rig.as('bruno').modal(/What are customers told\?/);
  expect(await form.fill({ 'What are customers told?': words }).submit()).toBe('closed');
  await rig.settle();
}

const dms = (person: string, { named }: Opened, words: RegExp) =>
  rig
    .as(person)
    .dms()
    .filter(({ text }) => named.test(text) && words.test(text));

const last = (person: string, opened: Opened, words: RegExp) => {
  const found = dms(person, opened, words).at(-1);
  if (!found) throw new Error(`${person} has no message like ${words}`);
  return found;
};

describe('what customers are told', () => {
  it('begins with what the record says in their terms, and nothing of how it is worked on', async () => {
    const opened = await taken('sev1 Orders vanish', 'Norte Rail');
    const card = await cardOf(opened);
    expect(card.text).toMatch(/Words for customers\W+none yet · due by 15:03/);
    await card.overflow('Words for customers');
    const form = await rig.as('bruno').modal(/To be approved by somebody else than you: @Dana Brooks, @Luis Ortega/);
    const draft = form.value('What are customers told?');
    expect(draft).toMatch(/We know of this problem: Orders vanish/);
    expect(draft).toMatch(/Our specialists are working on it\./);
    expect(draft).toMatch(/Your reference is ESC-1\./);
    expect(draft).not.toMatch(/Falla desde|Front line|Bruno/);
    await form.close();
  });

  it('waits for somebody named to approve these very words, and then for a person to tell them', async () => {
    const opened = await taken('sev1 Cards refused', 'Acme Corp');
    const words = 'Payments by card fail <since> 13:50 & we are on it. *Sorry.*';
    await writes(opened, words);
    const asked = last('dana', opened, /Customers are to be told this\./);
    expect(asked.text).toContain(words);
    expect(asked.text).toMatch(/Written by @Bruno Keller\. They are promised to hear by /);
    expect(last('luis', opened, /Este texto es para los clientes/).buttons).toContain('Aprobar');
    expect(dms('bruno', opened, /Customers are to be told this/)).toEqual([]);
    await asked.button('Approve').click();
    await rig.settle();
    expect(asked.text).toMatch(/Approved by @Dana Brooks, .*@Bruno Keller is asked to tell them/);
    expect(asked.buttons).toEqual(['Details']);
    expect(last('luis', opened, /Lo aprobó @Dana Brooks/).buttons).toEqual(['Detalles']);
    const told = last('bruno', opened, /Please tell Acme Corp/);
    expect(told.text.split(words)).toHaveLength(2);
    expect(told.text).toMatch(/Approved by @Dana Brooks, .* Contact: Ms Gray\./);
    await told.button('Customer told').click();
    const form = await rig.as('bruno').modal(/Who was told, and how\?/);
    expect(form.value('Who was told, and how?')).toBe('Acme Corp, Ms Gray');
    expect(await form.fill({ 'Who was told, and how?': 'Ms Gray, by phone' }).submit()).toBe('closed');
    await rig.settle();
    expect(told.text).toMatch(/@Bruno Keller told Ms Gray, by phone, /);
    const card = await cardOf(opened);
    expect(card.text).toMatch(/Words for customers\W+@Bruno Keller told Ms Gray, by phone, /);
    await card.answered(/@Bruno Keller told the customer: Ms Gray, by phone/);
    await rig.advance(70 * minute);
    expect(dms('dana', opened, /Customers are to be told/)).toEqual([]);
  });

  it('is another text once it is changed: what was approved before is told to nobody', async () => {
    const opened = await taken('sev1 Invoices doubled', 'Levante');
    await writes(opened, 'We charged you twice.');
    const first = last('dana', opened, /We charged you twice/);
    await writes(opened, 'Some invoices were sent twice.');
    expect(first.text).toMatch(/These words for customers have changed since/);
    const second = last('dana', opened, /Some invoices were sent twice/);
    await second.button('Approve').click();
    await rig.settle();
    const told = last('bruno', opened, /Some invoices were sent twice/);
    await (await cardOf(opened)).overflow('Words for customers');
    const form = await rig
      .as('bruno')
      .modal(/@Dana Brooks approved them as they stand\. A change needs a new approval/);
    expect(await form.fill({ 'What are customers told?': 'Some were sent three times.' }).submit()).toBe('closed');
    await rig.settle();
    expect(told.text).toMatch(/These words for customers have changed since/);
    expect(told.text).not.toMatch(/Some invoices/);
    expect(told.buttons).toEqual(['Details']);
    expect(dms('bruno', opened, /Some were sent three times/)).toEqual([]);
    expect(last('luis', opened, /Some were sent three times/).buttons).toContain('Aprobar');
  });

  it('comes back to whoever wrote it, with what should be different', async () => {
    const opened = await taken('sev1 Labels swapped', 'Quay Books');
    await writes(opened, 'It was the fault of Jim.');
    const asked = last('dana', opened, /fault of Jim/);
    await asked.button('Send back').click();
    const form = await rig.as('dana').modal(/What should be different\?/);
    expect(await form.fill({ 'What should be different?': 'No names, please.' }).submit()).toBe('closed');
    await rig.settle();
    expect(asked.text).toMatch(/Sent back by @Dana Brooks: No names, please\./);
    const back = last('bruno', opened, /@Dana Brooks sent back the words for the customers/);
    await back.button('Words for customers').click();
    const again = await rig.as('bruno').modal(/sent back by @Dana Brooks: No names, please\./);
    expect(again.value('What are customers told?')).toBe('It was the fault of Jim.');
    await again.close();
  });

  it('is not approved by whoever wrote it', async () => {
    const opened = await escalate(rig, 'sev1 Gate stuck', { Cliente: 'Parking Plus' });
    await rig.as('luis').in('general').command(`/escalate ack ${opened.reference}`);
    await rig.settle();
    const card = await rig.as('luis').sees(opened.room, /Opened\W+by/);
    await card.overflow('Words for customers');
    const form = await rig.as('luis').modal(/¿Qué se dice a los clientes\?/);
    expect(await form.fill({ '¿Qué se dice a los clientes?': 'La puerta no abre.' }).submit()).toBe('closed');
    await rig.settle();
    expect(dms('luis', opened, /Este texto es para los clientes/)).toEqual([]);
    expect(dms('dana', opened, /La puerta no abre/)).toHaveLength(1);
  });

  it('stands on an approver’s Home until somebody approves it', async () => {
    const opened = await taken('sev1 Seats gone', 'Teatro Real');
    await writes(opened, 'Your seats are safe.');
    const home = await rig.as('dana').home(/Words for customers[\s\S]*Seats gone\nTo be approved[\s\S]*seats are safe/);
    await home.click('Read and approve', /Seats gone/);
    const window = await rig.as('dana').modal(/Your seats are safe\./);
    await window.click('Approve');
    await rig.settle();
    expect(last('bruno', opened, /Your seats are safe/).buttons).toContain('Customer told');
  });
});

describe('at the hour', () => {
  it('nobody wrote to them: the approvers get what the record says, the lead hears of it, and nothing goes out', async () => {
    const opened = await taken('sev1 Doors open', 'Museum North');
    await rig.advance(59 * minute);
    expect(dms('dana', opened, /Customers are to be told/)).toEqual([]);
    await rig.advance(minute);
    const asked = last('dana', opened, /Composed from the record: nobody wrote to them in time\./);
    expect(asked.text).toMatch(/We know of this problem: Doors open/);
    expect(last('bruno', opened, /Nobody wrote to the customers of ESC-\d+ in time/).buttons).toContain(
      'Words for customers',
    );
    await (await cardOf(opened)).answered(/Nobody wrote to customers in time; @Dana Brooks, @Luis Ortega were asked/);
    expect(dms('bruno', opened, /Please tell Museum North/)).toEqual([]);
    await asked.button('Approve').click();
    await rig.settle();
    expect(last('bruno', opened, /Please tell Museum North/).text).toMatch(/We know of this problem: Doors open/);
  });

  it('nobody has approved: they are asked again, once', async () => {
    const opened = await taken('sev1 Sirens on', 'Port Authority');
    await writes(opened, 'The sirens are a test.');
    await rig.advance(60 * minute);
    expect(dms('dana', opened, /The sirens are a test/)).toHaveLength(2);
    await rig.advance(60 * minute);
    expect(dms('dana', opened, /The sirens are a test/)).toHaveLength(2);
    await last('dana', opened, /The sirens are a test/)
      .button('Approve')
      .click();
    await rig.settle();
    expect(dms('dana', opened, /Approved by @Dana Brooks/)).toHaveLength(2);
  });

  it('no customer is named in the record: nobody is promised anything, and nobody is asked', async () => {
    const opened = await taken('sev1 Lamp broken', null);
    await rig.advance(60 * minute);
    expect(dms('dana', opened, /Customers are to be told/)).toEqual([]);
  });
});

it('approved words that may not have arrived are not sent again: those who answer for it are asked to look', async () => {
  const opened = await taken('sev1 Locks frozen', 'Hotel Sol');
  await writes(opened, 'The locks open again at noon.');
  const { channel } = last('bruno', opened, /./);
  rig.workspace.faults.add({
    method: 'conversations.history',
    when: { channel },
    times: 'always',
    outcome: { do: 'http', status: 503 },
  });
  rig.workspace.faults.add({
    method: 'chat.postMessage',
    when: { channel: 'bruno' },
    outcome: { do: 'http', status: 503 },
  });
  await last('dana', opened, /The locks open/)
    .button('Approve')
    .click();
  for (let step = 0; step < 10; step += 1) await rig.advance(5_000);
  const sent = calls(rig, 'chat.postMessage').filter(
    (args) => args['channel'] === rig.as('bruno').id && JSON.stringify(args).includes('The locks open again at noon.'),
  );
  expect(sent).toHaveLength(1);
  expect(last('dana', opened, /Slack did not confirm that @Bruno Keller got the approved words/).buttons).toEqual([
    'Details',
  ]);
  expect(dms('luis', opened, /Slack no confirmó que @Bruno Keller recibiera el texto aprobado/)).toHaveLength(1);
});
