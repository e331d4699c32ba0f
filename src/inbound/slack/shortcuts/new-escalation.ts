import type { App } from '@slack/bolt';
import type { Source } from '../../../domain/record.ts';
import type { Inbound } from '../../context.ts';
import type { OnClick } from '../actions/on-click.ts';
import { opening } from '../opening/opening.ts';
import { onShortcut } from './on-shortcut.ts';

/** It was opened from nowhere in particular. */
const source: Source = { via: 'shortcut', channel: null, messageTs: null, permalink: null, author: null };

/** The global shortcut: the form. */
export const registerNewEscalation = (app: App, inbound: Inbound): void =>
  onShortcut(app, inbound, 'new_escalation', async () => ({ draft: {}, source }));

/** The same from a button on Home. */
export const newEscalation: OnClick = async (inbound, { triggerId, language }) => {
  const form = opening(inbound, triggerId);
  await form.begin(language);
  await form.fill({}, source, language);
  return null;
};
