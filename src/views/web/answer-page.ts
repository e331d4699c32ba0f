import type { LinkStanding } from '../../domain/answer-link.ts';
import type { Escalation } from '../../domain/escalation.ts';
import type { Language } from '../../domain/terms.ts';
import { duration } from '../../i18n/duration.ts';
import { words } from '../../i18n/say.ts';
import { escapeHtml, html, type Html } from '../html.ts';
import { plainHeadline, plainLine, plainProse, plainTier, plainTitle } from '../plain-text.ts';
import { roomUrl } from '../slack/facts.ts';
import { webPage } from './web-page.ts';

/** Why a link shows nothing of an escalation. */
export type Closed = { readonly why: 'unknown' | 'expired' | 'notAllowed' | 'tooMany' | 'failed' };

/** What a link shows. `handle`: of whoever was faster. `done`: what is yours is so by this very click. */
export type Known = {
  readonly standing: Exclude<LinkStanding, { type: 'expired' }>;
  readonly escalation: Escalation;
  readonly tier: number;
  readonly handle: string;
  readonly done: boolean;
};

/** The page behind the link in a mail: it asks once more, so that whatever opens links by itself answers nothing. */
export function answerPage(page: Known | Closed, language: Language): Html {
  if ('why' in page) {
    const { heading, text } = words(language).reach.web[page.why];
    return webPage(language, heading, [paragraph(text)]);
  }
  const { escalation: e } = page;
  return webPage(language, plainTitle(e), [
    html`<p class="facts">${escapeHtml(plainHeadline(e, language))}</p>`,
    ...standing(page, language),
  ]);
}

function standing({ escalation: e, standing: how, tier, handle, done }: Known, language: Language): readonly Html[] {
  const { web: say, tier: tierWords } = words(language).reach;
  switch (how.type) {
    case 'open': {
      const description = plainProse(e.details.description, 1500);
      return [
        paragraph(say.asked(tierWords(tier, plainTier(e.terms, tier, language)))),
        ...(description === '' ? [] : [html`<p class="told">${escapeHtml(description)}</p>`]),
        html`<form method="post"><button>${escapeHtml(say.acknowledge)}</button></form>`,
        html`<p class="note">${escapeHtml(say.untilPressed)}</p>`,
      ];
    }
    case 'yours':
      return [
        html`<p class="good">${escapeHtml(done ? say.done : say.already)}</p>`,
        paragraph(say.goOn),
        ...room(e, language),
      ];
    case 'taken':
      return [
        html`<p class="good">${escapeHtml(say.taken(plainLine(handle, 80), duration(how.ago)))}</p>`,
        ...room(e, language),
      ];
    case 'resolved':
      return [html`<p class="good">${escapeHtml(say.resolved(plainLine(handle, 80), duration(how.ago)))}</p>`];
    case 'superseded':
      return [paragraph(say.superseded)];
  }
}

const paragraph = (text: string): Html => html`<p>${escapeHtml(text)}</p>`;

function room(e: Escalation, language: Language): readonly Html[] {
  const url = roomUrl(e);
  if (url === null) return [];
  const label = escapeHtml(words(language).terms.buttons.goToRoom);
  return [html`<p><a href="${escapeHtml(url)}" rel="noreferrer">${label}</a></p>`];
}
