import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { targetText } from '../src/domain/plan.ts';
import { simulate } from '../src/domain/simulate.ts';
import { policyInForce } from '../src/policy-arranged.ts';
import { asWritten } from '../src/policy-simulation.ts';
import { loadPolicy } from '../src/launch.ts';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function serve(listener: RequestListener): Promise<string> {
  const own = createServer(listener);
  server = own;
  await new Promise<void>((listening) => void own.listen(0, '127.0.0.1', listening));
  const address = own.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/private-4711/basic.ics`;
}

const calendar = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'BEGIN:VEVENT',
  'UID:1',
  'DTSTART;TZID=Europe/Madrid:20261128T100000',
  'DTEND;TZID=Europe/Madrid:20261129T030500',
  'ATTENDEE:mailto:Marta@example.com',
  'END:VEVENT',
  'END:VCALENDAR',
  '',
].join('\r\n');

const at = Date.UTC(2026, 10, 29, 2);
const facts = { severity: 'sev1', services: ['checkout'], customerTier: null, kind: null, route: null };

/** Whom the front line of the path is in each round, where the schedule that it names comes from this calendar. */
async function frontLine(ical: string, environment: 'production' | 'development' = 'development') {
  const file = 'test/support/simulated-policy.yml';
  const written = await loadPolicy(file);
  const payments = { timezone: 'Europe/Madrid', layers: [], overrides: [], ical };
  const given = { ...written, schedules: { ...written.schedules, payments } };
  const { policy, notes } = await policyInForce(file, given, { facts, at }, { environment, databaseUrl: null });
  const steps = simulate(policy, facts, asWritten(policy), at)?.steps.filter(({ tier }) => tier === 1) ?? [];
  const said = steps.map(({ pages, leftOut }) =>
    [...pages.map(({ person, via }) => `${person} by ${targetText(via)}`), ...leftOut.map(({ why }) => why)].join(),
  );
  return { said, notes };
}

const withoutCovers = "covers made in Slack aren't known: DATABASE_URL is not given";
const unread = (why: string) => [`whom the calendar of schedule payments names isn't known: ${why}`, withoutCovers];

describe('a simulation on the command line', () => {
  test('asks the calendars of the schedules that the case leads to, at each moment anew', async () => {
    const ical = await serve((_, response) => response.end(calendar));
    expect(await frontLine(ical)).toEqual({
      said: ['marta@example.com by schedule payments', 'nobody_on_call'],
      notes: [withoutCovers],
    });
  });

  test('goes on where a calendar can’t be had, says why, and never its address', async () => {
    const refused = await frontLine(await serve((_, response) => response.writeHead(404).end()));
    const said = ['schedule payments by schedule payments', 'schedule payments by schedule payments'];
    expect(refused).toEqual({ said, notes: unread('its server answers 404') });
    const page = await frontLine(await serve((_, response) => response.end('<html>Sign in</html>')));
    expect(page).toEqual({ said, notes: unread('it is no iCalendar text') });
    expect(await frontLine('none.ics')).toEqual({ said, notes: unread('its file can’t be read') });
  });

  test('asks nothing of the network that it runs in, as Relevo itself would not', async () => {
    const ical = await serve((_, response) => response.end(calendar));
    const { notes } = await frontLine(ical, 'production');
    expect(notes).toEqual(unread('its address is not one that may be asked'));
  });

  test('asks no calendar that the case has nothing to do with', async () => {
    let asked = 0;
    const ical = await serve((_, response) => {
      asked += 1;
      response.end(calendar);
    });
    const written = await loadPolicy('test/support/simulated-policy.yml');
    const later = { timezone: 'Europe/Madrid', layers: [], overrides: [], ical };
    const given = { ...written, schedules: { ...written.schedules, later } };
    const elsewhere = { facts: { ...facts, services: [] }, at };
    const config = { environment: 'development', databaseUrl: null } as const;
    expect((await policyInForce('policy.yml', given, elsewhere, config)).notes).toEqual([]);
    expect((await policyInForce('policy.yml', given, { facts, at }, config)).notes).toEqual([withoutCovers]);
    expect(asked).toBe(0);
  });
});
