import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { clickOf, commandOf, headersFor, type Request } from '../support/as-slack.ts';
import { calls, escalate, happenings } from '../support/escalating.ts';
import { startRig, type Rig } from '../support/rig.ts';

let rig: Rig;
let doors: readonly string[];
beforeAll(async () => {
  rig = await startRig('http');
  doors = [rig.eventsUrl, await rig.startAnother()];
});
afterAll(() => rig.stop());

/** Slack sends a request again when no answer came in time, and the balancer hands it to whoever listens there. */
async function toBoth(request: Request): Promise<readonly number[]> {
  const headers = headersFor(rig, request);
  const answers = await Promise.all(
    doors.map((door) => fetch(door, { method: 'POST', headers, body: request.body }).then(({ status }) => status)),
  );
  await rig.settle();
  return answers;
}

describe('the same signed request at two processes at once', () => {
  it('posts one update for a command', async () => {
    const { reference } = await escalate(rig, 'sev2 Both doors');
    const before = await happenings(rig);
    const command = commandOf(rig, rig.as('ana').id, `update ${reference} Seguimos en ello`);
    expect(await toBoth(command)).toEqual([200, 200]);
    expect(await happenings(rig)).toBe(before + 1);
    expect(calls(rig, 'chat.postMessage').filter(({ text }) => /Seguimos en ello/.test(String(text)))).toHaveLength(1);
  });

  it('opens one escalation for a form, and pages each person once', async () => {
    const { named } = await escalate(rig, 'sev1 Twin forms');
    const submitted = rig.workspace.log.findLast(
      (entry) => entry.kind === 'delivery' && entry.payload['type'] === 'view_submission',
    );
    if (submitted?.kind !== 'delivery') throw new Error('a form was sent');
    const view = JSON.stringify(submitted.payload)
      .replaceAll('Twin forms', 'Printer on fire')
      .replaceAll(viewIn(submitted.payload), 'V0TWINS');
    const body = new URLSearchParams({ payload: view }).toString();
    const opened = await rig.db.selectFrom('escalations').select('id').execute();
    expect(await toBoth({ contentType: 'application/x-www-form-urlencoded', body })).toEqual([200, 200]);
    expect(await rig.db.selectFrom('escalations').select('id').execute()).toHaveLength(opened.length + 1);
    const pages = rig
      .as('bruno')
      .dms()
      .filter(({ text }) => /Printer on fire/.test(text));
    expect(pages).toHaveLength(1);
    expect(named).toBeDefined();
  });

  it('acknowledges once for a click, and refuses nobody', async () => {
    await escalate(rig, 'sev1 One answer');
    const { id } = await rig.db
      .selectFrom('escalations')
      .select('id')
      .orderBy('number', 'desc')
      .executeTakeFirstOrThrow();
    const before = await happenings(rig);
    const told = calls(rig, 'chat.postEphemeral').length;
    expect(await toBoth(clickOf(rig, rig.as('bruno').id, 'escalation.acknowledge', `${id}.1.1`))).toEqual([200, 200]);
    expect(await happenings(rig)).toBe(before + 1);
    const said = calls(rig, 'chat.postEphemeral').slice(told);
    expect(said.filter(({ text }) => /Nothing was changed/.test(String(text)))).toEqual([]);
  });
});

const viewIn = (payload: Readonly<Record<string, unknown>>): string =>
  /"id":"(V\w+)"/.exec(JSON.stringify(payload['view']))?.[1] ?? 'no view';
