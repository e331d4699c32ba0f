import { isRecord, record, string, type Json } from '../json.ts';
import type { Block } from '../protocol.ts';
import { withIds } from '../rules/fill-ids.ts';
import type { Core } from './core.ts';
import { elementsIn, initialKeyOf, keyOf, valuesOf, type Values } from './elements.ts';
import { newHash, newId } from './ids.ts';

/** An open modal, or a person's Home. Closed modals are forgotten: Slack answers `not_found` for them. */
export type View = {
  id: string;
  type: 'modal' | 'home';
  owner: string;
  hash: string;
  rootViewId: string;
  previousViewId: string | null;
  content: Json;
  callbackId: string;
  externalId: string;
  blocks: Block[];
  values: Values;
  errors: Record<string, string>;
};

export const STACK_LIMIT = 3;

function isBlock(value: unknown): value is Block {
  return isRecord(value) && typeof value['type'] === 'string';
}

export function blocksOf(value: unknown): Block[] {
  return withIds(Array.isArray(value) ? value.filter(isBlock) : []);
}

/** The views a person has open, the one on top last. */
export function stackOf(core: Core, person: string): View[] {
  return [...core.state.views.values()].filter((view) => view.type === 'modal' && view.owner === person);
}

export function homeOf(core: Core, person: string): View | undefined {
  return [...core.state.views.values()].find((view) => view.type === 'home' && view.owner === person);
}

export function viewByExternalId(core: Core, externalId: string): View | undefined {
  return externalId === '' ? undefined : [...core.state.views.values()].find((view) => view.externalId === externalId);
}

/** Adds a checked view: a Home, a modal of its own, or one on top of `below`. `here` is the conversation it was opened from. */
export function addView(
  core: Core,
  owner: string,
  content: Json,
  { below, here = null }: { below?: View; here?: string | null } = {},
): View {
  const id = newId('V');
  const blocks = blocksOf(content['blocks']);
  const view: View = {
    id,
    type: content['type'] === 'home' ? 'home' : 'modal',
    owner,
    hash: newHash(core.clock.now()),
    rootViewId: below?.rootViewId ?? id,
    previousViewId: below?.id ?? null,
    content,
    callbackId: string(content['callback_id']),
    externalId: string(content['external_id']),
    blocks,
    values: valuesOf(blocks, here === null ? {} : standingIn(core, blocks, here)),
    errors: {},
  };
  core.state.views.set(id, view);
  core.changes.tell({ type: 'state' }, [owner]);
  return view;
}

const FILTER_NAMES = { public: 'public', private: 'private', dm: 'im', group: 'mpim' };

/** Selects that start with the conversation one is in, where it is of a kind that they offer. */
function standingIn(core: Core, blocks: readonly Block[], here: string): Values {
  const channel = core.state.channels.get(here);
  const values: Values = {};
  for (const { block, element } of channel ? elementsIn(blocks) : []) {
    const [key, first] = [keyOf(element), initialKeyOf(element)];
    if (element['default_to_current_conversation'] !== true || !key || !first || first in element) continue;
    const wanted = record(element['filter'])['include'];
    if (channel && Array.isArray(wanted) && !wanted.includes(FILTER_NAMES[channel.kind])) continue;
    const held = { type: element['type'], [key]: key.endsWith('s') ? [here] : here };
    values[string(block.block_id)] = { [string(element['action_id'])]: held };
  }
  return values;
}

/** Replaces what a view shows. What was entered stays where the element is still there. */
export function changeView(core: Core, view: View, content: Json): void {
  view.content = content;
  view.callbackId = string(content['callback_id']);
  view.externalId = string(content['external_id']);
  view.blocks = blocksOf(content['blocks']);
  view.values = valuesOf(view.blocks, view.values);
  view.errors = {};
  view.hash = newHash(core.clock.now());
  core.changes.tell({ type: 'state' }, [view.owner]);
}

export function closeViews(core: Core, views: readonly View[]): void {
  for (const view of views) {
    core.state.views.delete(view.id);
    core.changes.tell({ type: 'state' }, [view.owner]);
  }
}

/** The view as the Web API and payloads show it. */
export function viewJson(core: Core, view: View): Json {
  const { content } = view;
  return {
    id: view.id,
    team_id: core.team.id,
    type: view.type,
    blocks: view.blocks,
    private_metadata: string(content['private_metadata']),
    callback_id: view.callbackId,
    state: { values: view.values },
    hash: view.hash,
    title: text(content['title']),
    clear_on_close: content['clear_on_close'] === true,
    notify_on_close: content['notify_on_close'] === true,
    close: text(content['close']),
    submit: text(content['submit']),
    previous_view_id: view.previousViewId,
    root_view_id: view.rootViewId,
    app_id: core.app.id,
    external_id: view.externalId,
    app_installed_team_id: core.team.id,
    bot_id: core.app.botId,
  };
}

function text(value: unknown): Json | null {
  return isRecord(value) ? { emoji: true, ...record(value) } : null;
}
