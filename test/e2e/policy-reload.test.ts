import { rm } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { minute } from '../../src/domain/time.ts';
import { escalate } from '../support/escalating.ts';
import { startRuled, type RuledRig } from '../support/ruled.ts';
import type { Replaced } from '../support/written.ts';

let rig: RuledRig;
beforeEach(async () => {
  rig = await startRuled([]);
});
afterEach(() => rig.stop());

/** The policy with these replaced, read by Relevo. */
async function change(...replaced: Replaced): Promise<void> {
  await rig.write(...replaced);
  await rig.reload();
}

/** What was said of the file, in the direct messages of somebody or in a channel. */
const aboutTheFile = (messages: readonly { readonly text: string }[]) =>
  messages.map(({ text }) => text).filter((text) => /archivo de la política|policy file/.test(text));
const toldToLuis = () => aboutTheFile(rig.as('luis').dms());
const toldToLeads = () => aboutTheFile(rig.as('luis').messages('support-leads'));

const bad = [
  ['update_every: 30m', 'update_evry: 30m'],
  ['repeat: 1', 'repeat: many'],
  ['- path: default', '- path: defalt'],
] as const;

describe('a policy file that changes', () => {
  it('rules what opens from then on, and people named newly are found; what is open keeps its terms', async () => {
    const before = await escalate(rig, 'sev1 Checkout is down');
    await change(
      ['dana@example.com', 'luis@example.com'],
      ['page: [{ user: bruno@example.com }, { user: marta@example.com }]', 'page: [{ user: ana@example.com }]'],
    );
    const after = await escalate(rig, 'sev1 Printer on fire');
    expect((await rig.as('ana').dm(after.named)).text).toMatch(/nivel 1/);
    await rig.advance(5 * minute);
    await rig.as('dana').dm(before.named);
    await rig.as('luis').dm(after.named);
  });

  it('is what an open form shows when it is drawn again', async () => {
    const ana = rig.as('ana');
    await ana.in('support').command('/escalate sev1 Form is open');
    const form = await ana.modal(/@Bruno Keller/);
    await change(['bruno@example.com', 'dana@example.com']);
    await form.change('Gravedad', 'Alta');
    await form.shows(/Se avisa enseguida:\*? @Dana Brooks/);
  });
});

describe('a policy file with mistakes', () => {
  it('changes nothing, and the escalation manager is told once what is wrong, in their language', async () => {
    await change(...bad);
    expect(toldToLuis()).toEqual([
      expect.stringContaining(`El archivo de la política ${rig.policyFile} tiene 4 errores`),
    ]);
    expect(toldToLuis()[0]).toMatch(
      /línea \d+, columna 5: severities\.sev1\.update_evry is not a key here; did you mean "update_every"\?/,
    );
    expect(toldToLuis()[0]).toMatch(/sigue con la política que tenía/);
    await rig.reload();
    expect(toldToLuis()).toHaveLength(1);
    const { named } = await escalate(rig, 'sev1 The old policy goes on');
    await rig.as('bruno').dm(named);
  });

  it('is told of again when it is bad in another way, and a good one rules at once', async () => {
    await change(...bad);
    await change(['repeat: 1', 'repeat: *nobody']);
    expect(toldToLuis()).toEqual([
      expect.stringMatching(/4 errores/),
      expect.stringMatching(/un error[\s\S]*Unresolved alias/),
    ]);
    await change(['bruno@example.com', 'dana@example.com']);
    await rig.as('dana').dm((await escalate(rig, 'sev1 Good again')).named);
    expect(toldToLuis()).toHaveLength(2);
  });

  it('is told of once a day only, however many processes read it', async () => {
    await change(...bad);
    await change();
    await change(...bad);
    expect(toldToLuis()).toHaveLength(1);
  });

  it('is told of in the fallback channel when Slack will not have it', async () => {
    rig.workspace.faults.add({
      method: 'chat.postMessage',
      when: { channel: 'luis' },
      times: 'always',
      outcome: { do: 'error', code: 'channel_not_found' },
    });
    await change(...bad);
    expect(toldToLuis()).toEqual([]);
    expect(toldToLeads()).toEqual([expect.stringContaining(`The policy file ${rig.policyFile} has 4 mistakes`)]);
  });

  it('is told of there when the policy that goes on has no manager', async () => {
    await change(['escalation_manager:', 'problem_coordinator:']);
    await change(...bad);
    expect(toldToLuis()).toEqual([]);
    expect(toldToLeads()).toHaveLength(1);
  });

  it('is told of as soon as Slack takes messages again', async () => {
    rig.workspace.faults.add({ method: 'chat.postMessage', times: 'always', outcome: { do: 'http', status: 503 } });
    await change(...bad);
    rig.workspace.faults.clear();
    await rig.reload();
    expect(toldToLuis()).toHaveLength(1);
  });

  it('says so when it is gone', async () => {
    await rm(rig.policyFile);
    await rig.reload();
    expect(toldToLuis()).toEqual([
      expect.stringContaining(`No se puede leer el archivo de la política ${rig.policyFile}`),
    ]);
  });
});

it.each(['listen', 'send'])('a process that does nothing but %s takes it up as well', async (role) => {
  await rig.stop();
  rig = await startRuled([], {}, { RELEVO_ROLE: role });
  await change(['luis@example.com', 'dana@example.com']);
  await change(...bad);
  expect(aboutTheFile(rig.as('dana').dms())).toHaveLength(1);
});
