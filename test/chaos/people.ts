import { setTimeout as pause } from 'node:timers/promises';
import type { Workspace } from '../../emulator/workspace.ts';
import { tiers } from './cast.ts';

/** People try again when Slack shows them an error, a little later each time, until they are told that the run is over. */
async function insist<Value>(over: AbortSignal, attempt: () => Promise<Value | null>): Promise<Value | null> {
  for (let waitMs = 200; !over.aborted; waitMs = Math.min(2_000, waitMs * 1.5)) {
    const value = await attempt().catch(() => null);
    if (value !== null) return value;
    await pause(waitMs);
  }
  return null;
}

/** Opens an escalation, and answers when Slack said that it was saved; null if it never did. */
export async function open(
  workspace: Workspace,
  who: string,
  title: string,
  over: AbortSignal,
): Promise<number | null> {
  const opener = workspace.as(who);
  const form = await insist(over, async () => {
    // What is left of an attempt that came to nothing, "Loading the form…" for ever.
    if (opener.modals > 0) await (await opener.modal()).close({ all: true });
    await opener.in('support').command(`/escalate sev1 ${title}`);
    return (await opener.modal(/Paged at once/)).fill({ 'What is happening?': 'It began a minute ago.' });
  });
  if (!form) return null;
  return insist(over, async () => {
    const said = await form.submit();
    // Somebody who is shown possible duplicates sends the form once more.
    return said === 'closed' ? workspace.clock.now() : null;
  });
}

/** Somebody of the tier acknowledges their page once it is there; answers when they saw that it was taken. */
export async function answer(
  workspace: Workspace,
  tier: number,
  title: string,
  over: AbortSignal,
): Promise<number | null> {
  const [name = ''] = tiers[tier - 1] ?? [];
  const person = workspace.as(name);
  return insist(over, async () => {
    const page = person.dms().find((message) => message.text.includes(title));
    if (!page) return null;
    const button = page.buttons.find((each) => each === 'Acknowledge' || each === 'Atender');
    if (!button) return workspace.clock.now();
    await page.button(button).click();
    return null;
  });
}
