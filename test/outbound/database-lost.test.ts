import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { startSendingDesk, type SendingDesk } from '../support/sending-desk.ts';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';

let desk: SendingDesk;
let network: TcpProxy;
beforeAll(async () => {
  desk = await startSendingDesk(async (url) => {
    network = await startTcpProxy(url);
    return network.url;
  });
});
afterAll(async () => {
  await desk.stop();
  await network.stop();
});

test('the database is lost after a page was posted, before that is written down: the page is found, not sent again', async () => {
  const escalation = await desk.opened();
  desk.workspace.faults.add({
    method: 'chat.postMessage',
    when: { channel: 'bruno' },
    outcome: { do: 'accept-then-hang' },
  });
  const sending = desk.drain();
  await vi.waitFor(() => expect(desk.pagesTo('bruno', escalation)).toHaveLength(1));
  // The first statement that would say where the page stands.
  const [page] = desk.calls('chat.postMessage').filter(({ args }) => args['channel'] === desk.id('bruno'));
  const ts = String(page?.answer['ts']);
  expect(ts).toMatch(/^\d+\.\d+$/);
  const lost = network.cutAt({ direction: 'to the server', text: ts, when: 'before' });
  desk.workspace.faults.clear();
  await lost;
  await Promise.allSettled([sending]);
  const unsent = await sql`select from outbox where lane = 0 and done_at is null`.execute(desk.db);
  expect(unsent.rows).toHaveLength(1);

  await sql`update outbox set leased_until = now() where done_at is null and leased_until is not null`.execute(desk.db);
  await desk.pass(10);
  expect(desk.pagesTo('bruno', escalation)).toHaveLength(1);
  const sent = await sql`select from outbox where lane = 0 and done_at is not null and failure is null`.execute(
    desk.db,
  );
  expect(sent.rows).toHaveLength(1);
});

test.each([
  { what: 'where a page stands', table: 'deliveries', when: 'before insert', rooms: 0, terms: {} },
  {
    what: 'that a room was opened',
    table: 'escalations',
    when: 'before update',
    rooms: 1,
    terms: { warRoom: 'on_open' },
  },
] as const)('$what can’t be written down once: it is looked for, and not made again', async (given) => {
  const created = () => desk.calls('conversations.create').filter(({ answer }) => answer['ok'] === true).length;
  const before = created();
  await sql`
    create function refuse() returns trigger language plpgsql as
    $$ begin raise exception 'not now' using errcode = 'XX000'; end $$`.execute(desk.db);
  const escalation = await desk.opened({ terms: desk.terms(given.terms) });
  await sql
    .raw(`create trigger refused ${given.when} on ${given.table} for each row execute function refuse()`)
    .execute(desk.db);
  await desk.drain();
  await sql.raw(`drop function refuse cascade`).execute(desk.db);
  await desk.pass(40);
  expect(desk.pagesTo('bruno', escalation)).toHaveLength(1);
  expect(created() - before).toBe(given.rooms);
});
