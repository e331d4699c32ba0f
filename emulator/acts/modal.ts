import { checkedView } from '../api/views.ts';
import { Refusal } from '../api/refusal.ts';
import { actionPayload, closedPayload, submissionPayload } from '../delivery/payloads.ts';
import { isRecord, record, string, type Json } from '../json.ts';
import type { ActResult } from '../protocol.ts';
import type { Core } from '../state/core.ts';
import { entered, keyOf, locate } from '../state/elements.ts';
import { notify } from '../state/notices.ts';
import type { Person } from '../state/people.ts';
import { addView, changeView, closeViews, stackOf, STACK_LIMIT, type View } from '../state/views.ts';
import { failed, refused } from './answer.ts';
import { actionOf, asksToHear, labelOf } from './click.ts';
import { fieldFaults } from './field-faults.ts';
import { withFiles } from './with-files.ts';

export function viewOf(core: Core, person: Person, id: string): View | null {
  const view = core.state.views.get(id);
  return view?.owner === person.id ? view : null;
}

/** Something entered, chosen or pressed in a modal or Home. */
export async function input(
  core: Core,
  person: Person,
  at: { viewId: string; blockId: string; actionId: string; value: Json },
): Promise<ActResult> {
  const view = viewOf(core, person, at.viewId);
  if (!view) return refused('That window was closed.');
  const found = locate(view.blocks, at.blockId, at.actionId);
  if (!found) return refused('That part of the window has changed.');
  const given = withFiles(core, person, found.element, at.value);
  if (!given) return refused('That file never arrived.');
  const carried = entered(found.element, given);
  if (!carried) return refused('That option is not offered any more.');
  if (keyOf(found.element) !== null) {
    const entry = { [at.actionId]: { type: found.element['type'], ...carried } };
    view.values[at.blockId] = { ...view.values[at.blockId], ...entry };
    const { [at.blockId]: _settled, ...errors } = view.errors;
    view.errors = errors;
    core.changes.tell({ type: 'state' }, [person.id]);
  }
  if (!asksToHear(found, at.value)) return { ok: true };
  const outcome = await core.deliver('interactive', actionPayload(core, person, { view }, actionOf(found, carried)));
  return outcome.ok ? { ok: true } : failed(core, person, labelOf(found.element), outcome);
}

/** The submit button. Faults at the fields answer `ok: false` without words of their own: they stand in `view.errors`. */
export async function submit(core: Core, person: Person, viewId: string): Promise<ActResult> {
  const view = viewOf(core, person, viewId);
  if (!view || view.type !== 'modal') return refused('That window was closed.');
  if (showErrors(core, view, fieldFaults(view.blocks, view.values, person.locale))) return { ok: false };
  const outcome = await core.deliver('interactive', submissionPayload(core, person, view));
  if (!outcome.ok) return failed(core, person, 'Submitting', outcome);
  try {
    return follow(core, view, record(outcome.body));
  } catch (fault) {
    if (!(fault instanceof Refusal)) throw fault;
    const error = `${core.app.name} answered with something Slack cannot show (${fault.code}). Try again.`;
    notify(core, person.id, error);
    return refused(error);
  }
}

function follow(core: Core, view: View, answer: Json): ActResult {
  const stack = stackOf(core, view.owner);
  switch (answer['response_action']) {
    case undefined:
      if (Object.keys(answer).length > 0) throw new Refusal('invalid_response');
      closeViews(core, [view]);
      return { ok: true };
    case 'clear':
      closeViews(core, stack);
      return { ok: true };
    case 'update':
      changeView(core, view, checkedView(core, answer['view'], 'modal', view));
      return { ok: true };
    case 'push':
      if (stack.length >= STACK_LIMIT) throw new Refusal('push_limit_reached');
      addView(core, view.owner, checkedView(core, answer['view'], 'modal'), { below: view });
      return { ok: true };
    case 'errors':
      return { ok: !showErrors(core, view, errorsFor(view, answer['errors'])) };
    default:
      throw new Refusal('invalid_response_action');
  }
}

/** Slack shows errors at input blocks only; with any other key it shows none of them. */
function errorsFor(view: View, given: unknown): Record<string, string> {
  if (!isRecord(given) || Object.keys(given).length === 0) throw new Refusal('invalid_errors');
  const inputs = view.blocks.filter((block) => block.type === 'input').map((block) => string(block.block_id));
  const errors: Record<string, string> = {};
  for (const [blockId, words] of Object.entries(given)) {
    if (!inputs.includes(blockId) || typeof words !== 'string' || words === '') throw new Refusal('invalid_errors');
    errors[blockId] = words;
  }
  return errors;
}

function showErrors(core: Core, view: View, errors: Record<string, string>): boolean {
  view.errors = errors;
  core.changes.tell({ type: 'state' }, [view.owner]);
  return Object.keys(errors).length > 0;
}

/** The close button, which closes one view, or the ×, which closes them all. */
export async function close(core: Core, person: Person, viewId: string, all: boolean): Promise<ActResult> {
  const view = viewOf(core, person, viewId);
  if (!view || view.type !== 'modal') return refused('That window was closed.');
  const cleared = all || view.content['clear_on_close'] === true;
  const closing = cleared ? stackOf(core, person.id) : [view];
  closeViews(core, closing);
  const listened = closing.filter((each) => each.content['notify_on_close'] === true);
  await Promise.all(listened.map((each) => core.deliver('interactive', closedPayload(core, person, each, cleared))));
  return { ok: true };
}
