import type { Report } from '../domain/commands.ts';
import type { Outcome, PagingDesk, Target } from './desk.ts';
import { handle } from './handle.ts';

/** How facts come back from outside, by the front door: a room that was opened, a page that can't be delivered. */
export const report = (desk: PagingDesk, target: Target, fact: Report): Promise<Outcome> => handle(desk, target, fact);
