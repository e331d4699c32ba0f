import type { Report } from '../domain/commands.ts';
import type { Desk, Outcome, Target } from './desk.ts';
import { handle } from './handle.ts';

/** How facts come back from outside, by the front door: a room that was opened, a page that can't be delivered. */
export const report = (desk: Desk, target: Target, fact: Report): Promise<Outcome> => handle(desk, target, fact);
