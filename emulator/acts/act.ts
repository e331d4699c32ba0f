import type { Act, ActResult } from '../protocol.ts';
import type { Core } from '../state/core.ts';
import type { Person } from '../state/people.ts';
import { refused } from './answer.ts';
import { attach } from './attach.ts';
import { click } from './click.ts';
import { close, input, submit } from './modal.ts';
import { join, leave, openDm, openGroup, openHome, react, read, setLocale } from './places.ts';
import { say } from './say.ts';
import { isSetting, set, type Setting } from './settings.ts';
import { shortcut } from './shortcut.ts';
import { suggest } from './suggest.ts';

/** The workspace's own doings, which are nobody's in particular. */
export type Machine = { advance(ms: number): void; reset(): void };

/** Does what a person does, and answers when the app has acknowledged it, or failed to. */
export async function perform(core: Core, machine: Machine, act: Act): Promise<ActResult> {
  if (act.do === 'advance') {
    if (!Number.isFinite(act.ms) || act.ms < 0) return refused('The clock only goes forward.');
    machine.advance(act.ms);
    return { ok: true };
  }
  if (act.do === 'reset') {
    machine.reset();
    return { ok: true };
  }
  if (isSetting(act)) return set(core, act);
  const person = core.state.people.get(act.as);
  if (!person || person.isBot) return refused('There is no such person.');
  if (person.deleted) return refused('This account is deactivated.');
  return personal(core, person, act);
}

async function personal(
  core: Core,
  person: Person,
  act: Exclude<Act, Setting | { do: 'advance' | 'reset' }>,
): Promise<ActResult> {
  switch (act.do) {
    case 'say':
      return say(core, person, act.channel, act.text, act);
    case 'click':
      return click(core, person, act);
    case 'input':
      return input(core, person, act);
    case 'suggest':
      return suggest(core, person, act);
    case 'attach':
      return attach(core, person, act);
    case 'submit':
      return submit(core, person, act.viewId);
    case 'close':
      return close(core, person, act.viewId, act.all === true);
    case 'shortcut': {
      const at = act.channel !== undefined && act.ts !== undefined ? { channel: act.channel, ts: act.ts } : undefined;
      return shortcut(core, person, act.callbackId, at);
    }
    case 'open-home':
      return openHome(core, person);
    case 'open-dm':
      return openDm(core, person, act.with);
    case 'open-group':
      return openGroup(core, person, act.with);
    case 'join':
      return join(core, person, act.channel);
    case 'leave':
      return leave(core, person, act.channel);
    case 'react':
      return react(core, person, act.channel, act.ts, act.name);
    case 'read':
      return read(core, person, act.channel);
    case 'locale':
      return setLocale(core, person, act);
  }
}
