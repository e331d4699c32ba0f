import { isRecord, string, type Json } from '../json.ts';
import { slackMessages } from '../rules/problem.ts';
import { checkView, viewTooLarge } from '../rules/view.ts';
import type { Core } from '../state/core.ts';
import { checkTrigger, type Trigger } from '../state/triggers.ts';
import {
  addView,
  changeView,
  closeViews,
  homeOf,
  stackOf,
  STACK_LIMIT,
  viewByExternalId,
  viewJson,
  type View,
} from '../state/views.ts';
import { json, required, text } from './args.ts';
import { personWith } from './find.ts';
import type { Methods } from './method.ts';
import { Refusal, refuseWith } from './refusal.ts';

export const views: Methods = {
  'views.open': {
    handle(core, args) {
      const content = checkedView(core, json(args, 'view', 'invalid_arguments'), 'modal');
      const trigger = used(core, required(args, 'trigger_id'));
      closeViews(core, stackOf(core, trigger.person));
      return { view: viewJson(core, addView(core, trigger.person, content, { here: trigger.channel })) };
    },
  },

  'views.push': {
    handle(core, args) {
      const content = checkedView(core, json(args, 'view', 'invalid_arguments'), 'modal');
      const trigger = used(core, required(args, 'trigger_id'));
      const stack = stackOf(core, trigger.person);
      const top = stack.at(-1);
      if (!top || !stack.some((view) => view.id === trigger.view)) throw new Refusal('not_found');
      if (stack.length >= STACK_LIMIT) throw new Refusal('push_limit_reached');
      return { view: viewJson(core, addView(core, trigger.person, content, { below: top, here: trigger.channel })) };
    },
  },

  'views.update': {
    handle(core, args) {
      const view = named(core, args);
      const content = checkedView(core, json(args, 'view', 'invalid_arguments'), view.type, view);
      sameHash(args, view);
      changeView(core, view, content);
      return { view: viewJson(core, view) };
    },
  },

  'views.publish': {
    handle(core, args) {
      if (!core.app.manifest.homeTab) throw new Refusal('not_enabled');
      const person = personWith(core, required(args, 'user_id'), 'invalid_arguments');
      const known = homeOf(core, person.id);
      const content = checkedView(core, json(args, 'view', 'invalid_arguments'), 'home', known);
      if (known) {
        sameHash(args, known);
        changeView(core, known, content);
      }
      return { view: viewJson(core, known ?? addView(core, person.id, content)) };
    },
  },
};

/** Refuses what Slack would not show. `instead` is the view that it replaces, whose external_id it may keep. */
export function checkedView(core: Core, given: unknown, type: View['type'], instead?: View): Json {
  if (given === undefined) refuseWith('invalid_arguments', ['[ERROR] missing required field: view']);
  if (viewTooLarge(given)) throw new Refusal('view_too_large');
  const problems = checkView(given);
  if (problems.length > 0 || !isRecord(given)) refuseWith('invalid_arguments', slackMessages(problems));
  if (given['type'] !== type) {
    refuseWith(
      'invalid_arguments',
      slackMessages([{ pointer: '/view/type', message: `must be equal to constant ${type}` }]),
    );
  }
  const holder = viewByExternalId(core, string(given['external_id']));
  if (holder && holder !== instead) throw new Refusal('duplicate_external_id');
  return given;
}

function used(core: Core, id: string): Trigger {
  const trigger = checkTrigger(core, id);
  if (typeof trigger === 'string') throw new Refusal(trigger);
  trigger.used = true;
  return trigger;
}

function named(core: Core, args: Json): View {
  const id = text(args, 'view_id');
  const externalId = text(args, 'external_id');
  if (id === '' && externalId === '') {
    refuseWith('invalid_arguments', ['[ERROR] missing required field: view_id or external_id']);
  }
  const view = id === '' ? viewByExternalId(core, externalId) : core.state.views.get(id);
  if (!view) throw new Refusal('not_found');
  return view;
}

function sameHash(args: Json, view: View): void {
  const hash = text(args, 'hash');
  if (hash !== '' && hash !== view.hash) throw new Refusal('hash_conflict');
}
