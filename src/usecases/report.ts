import type { WorldsCommand } from '../domain/commands.ts';
import type { Desk, Outcome, Target } from './desk.ts';
import { handle } from './handle.ts';

export type Report = Extract<WorldsCommand, { type: `report-${string}` }>;

/** How facts come back from outside, by the front door: a room that was opened, a page that can't be delivered. */
export const report = (desk: Desk, target: Target, fact: Report): Promise<Outcome> => handle(desk, target, fact);
