import type { Core } from './core.ts';
import { newTriggerId } from './ids.ts';

/** The right to open one modal for one person, for three seconds of the machine's time. `view` or `channel` is where it came about. */
export type Trigger = {
  person: string;
  view: string | null;
  channel: string | null;
  born: number;
  used: boolean;
};

export function newTrigger(
  core: Core,
  person: string,
  view: string | null = null,
  channel: string | null = null,
): string {
  const id = newTriggerId();
  core.state.triggers.set(id, { person, view, channel, born: performance.now(), used: false });
  return id;
}

/** The trigger if it can still be used, else the error that Slack's view methods answer. */
export function checkTrigger(
  core: Core,
  id: string,
): Trigger | 'invalid_trigger_id' | 'exchanged_trigger_id' | 'expired_trigger_id' {
  const trigger = core.state.triggers.get(id);
  if (!trigger) return 'invalid_trigger_id';
  if (trigger.used) return 'exchanged_trigger_id';
  if (performance.now() - trigger.born >= core.limits.triggerMs) return 'expired_trigger_id';
  return trigger;
}
