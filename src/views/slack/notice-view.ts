import type { HomeView, ModalView, SectionBlock } from '@slack/web-api';
import type { Language } from '../../domain/terms.ts';
import { words } from '../../i18n/say.ts';
import { plain } from './blocks.ts';
import type { SlackMessage } from './message.ts';

/** An answer in a window of its own, for where no message can be answered: Home, and forms. A string is markup. */
export const noticeView = (answer: SlackMessage | string, language: Language): ModalView => ({
  type: 'modal',
  title: plain('Relevo', 24),
  close: plain(words(language).terms.buttons.close, 24),
  blocks: typeof answer === 'string' ? [said(answer)] : answer.blocks,
});

/** A Home that has nothing to show but why. */
export const noticeHome = (markup: string): HomeView => ({ type: 'home', blocks: [said(markup)] });

const said = (text: string): SectionBlock => ({ type: 'section', text: { type: 'mrkdwn', text } });
