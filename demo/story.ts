import assert from 'node:assert/strict';
import type { LocalDesk } from '../local/desk.ts';
import type { Narrator } from './narrator.ts';

const minute = 60_000;
const room = /^esc-1-/;

/** From the command to the RCA request: nobody answers at first, the next tier does, and stakeholders are told in time. */
export async function tellStory({ relevo, workspace }: LocalDesk, { step }: Narrator): Promise<void> {
  if (!workspace) throw new Error('the demo is played in the local workspace');
  const [ana, bruno, dana, luis, marta] = ['ana', 'bruno', 'dana', 'luis', 'marta'].map((name) => workspace.as(name));
  assert(ana && bruno && dana && luis && marta);
  const settle = async () => {
    await workspace.settled();
    await relevo().settle();
    await workspace.settled();
  };
  const later = async (minutes: number) => {
    await settle();
    workspace.clock.advance(minutes * minute);
    await settle();
  };

  await step('Before anything happens, Dana asks who would be paged on a Sunday night', async (shows) => {
    await dana.in('support').command('/escalate simulate sev1 checkout sunday 03:00');
    shows('Dana', (await dana.sees('support', /SEV1/)).text);
  });

  await step(
    'Ana, in #support, types “/escalate sev1 Acme checkout is down” and fills in the form (in Spanish)',
    async (shows) => {
      await ana.in('support').command('/escalate sev1 Acme checkout is down');
      const form = await ana.modal(/Se avisa enseguida/);
      await form.fill({ '¿Qué ocurre?': 'Todos los pedidos fallan con un error 500 desde las 13:50.' });
      shows(
        'form',
        form.text
          .split('\n')
          .filter((line) => /avisa|Tras/.test(line))
          .join('\n'),
      );
      assert.equal(await form.submit(), 'closed');
      shows('#support', (await ana.sees('support', /ESC-1/)).text);
    },
  );

  await step('Bruno and Marta, tier 1, are paged at once, each in their own language', async (shows) => {
    shows('Bruno', (await bruno.dm(/Paging you as tier 1/)).text);
    shows('Marta', (await marta.dm(/Se le avisa como nivel 1/)).text);
    assert.deepEqual(dana.dms(), [], 'nobody else is paged yet');
  });

  await step('A war room is opened, with a pinned card and its story in the thread', async (shows) => {
    const card = await ana.sees(room, /checkout is down/);
    await settle();
    shows(`#${ana.channels.find((name) => room.test(name))}`, card.text);
  });

  await step('Marta can’t take it: she is off shift. Bruno still has the page', async (shows) => {
    const page = await marta.dm(/ESC-1/);
    await page.select('No puedo atenderla', 'Fuera de turno');
    shows('Marta', (await page.shows(/No puede atenderla/)).text);
    assert.deepEqual(dana.dms(), []);
  });

  await step('Five minutes pass and nobody has answered: Dana, tier 2, is paged', async (shows) => {
    await later(5);
    shows('Dana', (await dana.dm(/Paging you as tier 2/)).text);
    shows('Bruno', (await bruno.dm(/has expired/)).text);
  });

  await step('Dana acknowledges with one tap; the other pages change, and she is in the room', async (shows) => {
    await (await dana.dm(/Paging you/)).button('Acknowledge').click();
    shows('Dana', (await dana.dm(/You acknowledged it/)).text);
    shows('Bruno', (await bruno.dm(/acknowledged it after/)).text);
    await settle();
    assert(
      dana.channels.some((name) => room.test(name)),
      'Dana is in the room',
    );
    shows('card', (await dana.sees(room, /Working/)).text);
  });

  await step(
    'From the card she gives Marta the customer’s side, and Marta learns what that asks of her',
    async (shows) => {
      await (await dana.sees(room, /Working/)).overflow('People and roles');
      const form = await dana.modal(/Roles in ESC-1/);
      assert.equal(await form.fill({ 'Customer executive': 'marta' }).submit(), 'closed');
      shows('Marta', (await marta.dm(/le ha asignado una función/)).text);
    },
  );

  await step(
    'What Dana writes for customers goes nowhere before Luis approves it; then Marta is asked to tell them',
    async (shows) => {
      await (await dana.sees(room, /Working/)).overflow('Words for customers');
      const form = await dana.modal(/customers/i);
      assert.equal(await form.submit(), 'closed');
      const asked = await luis.dm(/Aprobar/);
      shows('Luis', asked.text);
      await asked.button('Aprobar').click();
      shows('Marta', (await marta.dm(/Este texto está aprobado/)).text);
    },
  );

  await step('Bruno is late: he is told who was first', async (shows) => {
    await bruno.in('support').command('/escalate ack ESC-1');
    shows('Bruno', (await bruno.sees('support', /was first/)).text);
  });

  await step('45 minutes after the start, the first update is drafted in the room', async (shows) => {
    await later(40);
    shows('room', (await dana.sees(room, /First update of ESC-1/)).text);
  });

  await step(
    'Nobody posts it, and at the hour it goes to the stakeholders by itself, marked as automatic',
    async (shows) => {
      await later(15);
      shows('#support-updates', (await luis.sees('support-updates', /Update on ESC-1/)).text);
    },
  );

  await step('Dana resolves it from the card and requests the RCA from Luis', async (shows) => {
    await (await dana.sees(room, /Working/)).button('Resolve').click();
    const form = await dana.modal(/Resolve ESC-1/);
    await form.fill({ 'What fixed it?': 'Rolled back release 8.2.', 'Request an RCA from': 'luis' });
    assert.equal(await form.submit(), 'closed');
    shows('card', (await dana.sees(room, /Resolved/)).text);
    shows('#support-updates', (await luis.sees('support-updates', /ESC-1 is resolved/)).text);
    shows('#support', (await ana.sees('support', /resolved by/i)).text);
    shows('Ana', (await ana.dm(/resolvió ESC-1/)).text);
    shows('Luis', (await luis.dm(/causa raíz/i)).text);
  });

  await step('A day before it is due, Luis is reminded of the RCA', async (shows) => {
    await later((4 * 24 + 16) * 60);
    const told = luis.dms().filter((message) => /causa raíz/i.test(message.text));
    assert.equal(told.length, 2, 'asked once, reminded once');
    shows('Luis', told.at(-1)?.text ?? '');
  });

  await step('It comes back: Ana reopens it, and Dana, who had it, is told', async (shows) => {
    await ana.in('support').command('/escalate reopen ESC-1');
    const form = await ana.modal(/Reabrir ESC-1/);
    await form.fill({ '¿Por qué vuelve a abrirse?': 'Vuelve a fallar el pago.' });
    assert.equal(await form.submit(), 'closed');
    shows('Dana', (await dana.dm(/reopened ESC-1/)).text);
    shows('card', (await dana.sees(room, /Working/)).text);
  });
}
