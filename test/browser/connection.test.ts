import { expect, it } from 'vitest';
import { shoot, useStage } from './stage.ts';
import { actAs, composer, message, place, say } from './steps.ts';

const stage = useStage();
const lost = 'The connection to the local workspace is lost. Trying again…';

it('a page says that its workspace is away, keeps what was typed, and goes on by itself once it is back', async () => {
  const ana = await stage.open();
  await place(ana, 'support').click();
  await say(ana, 'The gateway is slow again.');
  await message(ana, 'The gateway is slow again.').waitFor();

  await stage.goAway();
  await ana.getByText(lost).waitFor();
  await say(ana, 'Is anybody on this?');
  await ana.getByRole('alert').filter({ hasText: 'The local workspace did not answer.' }).waitFor();
  expect(await composer(ana).inputValue()).toBe('Is anybody on this?');
  await shoot(ana, '60-connection-lost');

  await stage.comeBack();
  await ana.getByText(lost).waitFor({ state: 'detached' });
  await message(ana, 'The gateway is slow again.').waitFor();
  await composer(ana).press('Enter');
  await message(ana, 'Is anybody on this?').waitFor();

  const bruno = await stage.open();
  await actAs(bruno, 'Bruno Keller');
  await place(bruno, 'support').click();
  await say(bruno, 'I am.');
  await message(ana, 'I am.').waitFor();
});
