import type { Markup } from '../../i18n/markup.ts';
import { lines, quote } from './text.ts';

/** Why not, and below it what was typed in vain: Slack has emptied the composer, or shows the form no more. */
export const givingBack = (reason: Markup, typed: string): Markup =>
  typed === '' ? reason : lines(reason, quote(typed, 2500));
