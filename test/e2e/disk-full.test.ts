import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { minute } from '../../src/domain/time.ts';
import { escalate, happenings } from '../support/escalating.ts';
import { startRig, type Rig } from '../support/rig.ts';

let rig: Rig;
beforeEach(async () => {
  rig = await startRig();
});
afterEach(() => rig.stop());

/** What PostgreSQL says when it can't extend a table, 53100, whatever is written into the outbox or the timeline. */
const full = `
  create function full_disk() returns trigger language plpgsql as $$
    begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$;
  create trigger full_disk before insert on outbox for each statement execute function full_disk();
  create trigger full_disk before insert on timeline for each statement execute function full_disk()`;
const room = 'drop function full_disk cascade';
const inDatabase = (statements: string) => sql.raw(statements).execute(rig.db);

it('a full disk changes nothing by halves: people are told, and it goes on when there is room', async () => {
  const { named } = await escalate(rig, 'sev1 Disk full');
  const page = await rig.as('bruno').dm(named);
  const before = await happenings(rig);

  await inDatabase(full);
  await page.button('Acknowledge').click();
  await rig.as('bruno').dm(/Nothing was changed: the record could not be saved/);
  await rig.advance(5 * minute);
  expect(await happenings(rig)).toBe(before);
  const { status } = await rig.db.selectFrom('escalations').select('status').executeTakeFirstOrThrow();
  expect(status).toBe('paging');
  expect(rig.as('dana').dms()).toEqual([]);

  await inDatabase(room);
  await rig.settle();
  await (await rig.as('dana').dm(named)).button('Acknowledge').click();
  await rig.settle();
  expect((await rig.as('dana').dm(named)).text).toMatch(/You lead it/);
});
