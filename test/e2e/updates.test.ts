import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { minute } from '../../src/domain/time.ts';
import { escalate, type Opened } from '../support/escalating.ts';
import { startRig, type Rig } from '../support/rig.ts';

let rig: Rig;
beforeAll(async () => {
  rig = await startRig();
});
afterAll(() => rig.stop());

/** Opened and taken by Bruno at once, so that nobody else is paged. */
async function taken(text: string): Promise<Opened> {
  const opened = await escalate(rig, text);
  await (await rig.as('bruno').dm(opened.named)).button('Acknowledge').click();
  await rig.settle();
  return opened;
}

const told = ({ named }: Opened) =>
  rig
    .as('luis')
    .messages('support-updates')
    .map((message) => message.text)
    .filter((text) => named.test(text));

const draftOf = ({ room, reference }: Opened) => rig.as('bruno').sees(room, new RegExp(`First update of ${reference}`));

describe('the draft of the first update', () => {
  it('comes 15 minutes before the hour, and goes out at the hour as it was edited', async () => {
    const opened = await taken('sev1 Tokens revoked');
    await rig.advance(44 * minute);
    expect(rig.workspace.log.some((entry) => /First update of/.test(JSON.stringify(entry)))).toBe(false);
    await rig.advance(minute);
    const draft = await draftOf(opened);
    await draft.button('Edit').click();
    const form = await rig.as('bruno').modal(/goes out at[\s\S]*To: #support-updates/);
    expect(form.value('What should they know?')).toMatch(/Front line/);
    expect(await form.fill({ 'What should they know?': 'Tokens work again for half of them.' }).submit()).toBe(
      'closed',
    );
    await rig.settle();
    expect(told(opened)).toEqual([]);
    expect(draft.text).toMatch(/Tokens work again for half of them\./);
    await rig.advance(15 * minute);
    expect(told(opened)).toEqual([
      expect.stringMatching(/Update on ESC-\d+[\s\S]*Tokens work again for half of them\.[\s\S]*Posted automatically/),
    ]);
    expect(draft.text).toMatch(/First update of ESC-\d+ posted automatically, /);
    expect(draft.buttons).toEqual([]);
    await rig.advance(30 * minute);
    expect(told(opened)).toHaveLength(1);
  });

  it('goes out as it stands when somebody presses Post, and a second press posts nothing', async () => {
    const opened = await taken('sev1 Mailbox full');
    await rig.advance(45 * minute);
    const draft = await draftOf(opened);
    await Promise.all([draft.button('Post').click(), draft.button('Post').click()]);
    await rig.settle();
    expect(told(opened)).toEqual([expect.stringMatching(/Mailbox full[\s\S]*Posted by @Bruno Keller/)]);
  });

  it('can be skipped with a reason: nothing is posted at the hour', async () => {
    const opened = await taken('sev1 Duplicate badges');
    await rig.advance(45 * minute);
    const draft = await draftOf(opened);
    await draft.button('Skip').click();
    const form = await rig.as('bruno').modal(/Nothing will be posted at the hour/);
    expect(await form.fill({ 'Why is no update needed?': ' ' }).submit()).toEqual({
      errors: { 'Why is no update needed?': 'Write something here: spaces alone are not enough.' },
    });
    expect(await form.fill({ 'Why is no update needed?': 'Only we saw it.' }).submit()).toBe('closed');
    await rig.advance(20 * minute);
    expect(told(opened)).toEqual([]);
    expect(draft.text).toMatch(/First update of ESC-\d+ skipped: Only we saw it\./);
    const card = await rig.as('bruno').sees(opened.room, /Opened\W+by/);
    await card.answered(/@Bruno Keller skipped the first update: Only we saw it\./);
  });

  it('is not skipped by somebody who has no part in it', async () => {
    const opened = await taken('sev1 Stale prices');
    await rig.advance(45 * minute);
    const marta = rig.as('marta');
    await (await marta.sees(opened.room, new RegExp(`First update of ${opened.reference}`))).button('Skip').click();
    await marta.sees(opened.room, /No se ha cambiado nada/);
    expect(marta.modals).toBe(0);
  });
});

describe('before the hour', () => {
  it('an update that is written by hand keeps the promise', async () => {
    const opened = await taken('sev1 Coupons broken');
    const card = await rig.as('bruno').sees(opened.room, /Opened\W+by/);
    await card.button('Post update').click();
    const form = await rig.as('bruno').modal(/Goes to #support-updates/);
    expect(await form.fill({ 'What should they know?': 'We know, and work on it.' }).submit()).toBe('closed');
    await rig.advance(70 * minute);
    expect(told(opened)).toEqual([expect.stringMatching(/We know, and work on it\.[\s\S]*Posted by @Bruno Keller/)]);
    expect(card.text).toMatch(/First update\W+posted, /);
  });

  it('resolving is told instead, and nothing automatic follows', async () => {
    const opened = await taken('sev1 Wrong currency');
    await rig.advance(46 * minute);
    const draft = await draftOf(opened);
    await rig.as('bruno').in('support').command(`/escalate resolve ${opened.reference} Euro again.`);
    await rig.advance(20 * minute);
    expect(told(opened)).toEqual([expect.stringMatching(/ESC-\d+ is resolved[\s\S]*Euro again\./)]);
    expect(draft.text).toMatch(/was resolved before its first update; the resolution was told instead/);
  });

  it('whoever leads gets the draft directly when there is no room', async () => {
    const opened = await taken('sev3 Footer misprinted');
    await rig.advance(45 * minute);
    const draft = await rig.as('bruno').dm(new RegExp(`First update of ${opened.reference}`));
    await draft.button('Post').click();
    await rig.settle();
    expect(told(opened)).toHaveLength(1);
  });
});
