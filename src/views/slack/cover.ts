import type { Button } from '@slack/web-api';
import type { Cover, CoverNews, CoverRefusal } from '../../domain/cover.ts';
import type { UserId } from '../../domain/ids.ts';
import type { Language } from '../../domain/terms.ts';
import { m, type Markup } from '../../i18n/markup.ts';
import { words } from '../../i18n/say.ts';
import { button, buttons, section } from './blocks.ts';
import { people } from './facts.ts';
import { coverActionIds as ids } from './ids.ts';
import type { SlackMessage } from './message.ts';
import { line, lines, mention, sentences, when } from './text.ts';

type Shown = { readonly text: Markup; readonly press: readonly Button[] };

/** The request as `reader` sees it, asker or asked: what it is now, and what they can still do. */
export function coverMessage(cover: Cover, reader: UserId, language: Language): SlackMessage {
  const { text, press } = shownTo(cover, reader, language);
  return { text, blocks: [section(text), ...buttons(...press)] };
}

export const shownTo = (cover: Cover, reader: UserId, language: Language): Shown =>
  cover.asker === reader ? toAsker(cover, language) : toAsked(cover, reader, language);

function toAsker(cover: Cover, language: Language): Shown {
  const { own: say, buttons: labels } = words(language).covers;
  const hours = hoursOf(cover, language);
  const taker = mention(cover.taker ?? cover.asker);
  switch (cover.status) {
    case 'asking': {
      const declined = cover.declined.length > 0 && say.declined(people(cover.declined, language));
      return {
        text: lines(say.asked(people(cover.asked, language), hours), sentences(declined, say.stillYours)),
        press: [button(labels.withdraw, ids.withdraw, cover.id)],
      };
    }
    case 'accepted':
      return { text: say.accepted(taker, hours), press: [button(labels.takeBack, ids.takeBack, cover.id)] };
    case 'withdrawn':
      return { text: say.withdrawn(hours), press: [] };
    case 'taken_back':
      return { text: say.takenBack(taker, hours), press: [] };
    case 'over':
      return { text: say.over(hours), press: [] };
  }
}

function toAsked(cover: Cover, reader: UserId, language: Language): Shown {
  const { request: say, buttons: labels } = words(language).covers;
  const hours = hoursOf(cover, language);
  const asker = mention(cover.asker);
  switch (cover.status) {
    case 'asking': {
      const accept = button(labels.accept, ids.accept, cover.id, 'primary');
      if (cover.declined.includes(reader))
        return { text: lines(say.declined(asker, hours), say.stillWelcome), press: [accept] };
      const others = cover.asked.filter((person) => person !== reader);
      return {
        text: lines(say.asks(asker, hours), others.length > 0 && say.first(people(others, language))),
        press: [accept, button(labels.decline, ids.decline, cover.id)],
      };
    }
    case 'accepted':
      if (cover.taker === reader) return { text: say.yours(asker, hours), press: [] };
      return { text: say.taken(mention(cover.taker ?? cover.asker), asker, hours), press: [] };
    case 'withdrawn':
      return { text: say.withdrawn(asker, hours), press: [] };
    case 'taken_back':
      return { text: say.takenBack(asker, hours), press: [] };
    case 'over':
      return { text: say.over(asker, hours), press: [] };
  }
}

/** What somebody is told in a message of its own. */
export function coverNews(cover: Cover, { news }: Pick<CoverNews, 'news'>, language: Language): SlackMessage {
  const { news: say, buttons: labels } = words(language).covers;
  const hours = hoursOf(cover, language);
  const withdraw = cover.status === 'asking' ? [button(labels.withdraw, ids.withdraw, cover.id)] : [];
  const said = (text: Markup, ...press: readonly Button[]): SlackMessage => ({
    text,
    blocks: [section(text), ...buttons(...press)],
  });
  switch (news) {
    case 'accepted':
      return said(m`✅ ${say.accepted(mention(cover.taker ?? cover.asker), hours)}`);
    case 'nobody_can':
      return said(lines(m`⚠️ ${say.nobodyCan(hours)}`, say.askOthers), ...withdraw);
    case 'nobody_yet':
      return said(lines(m`⚠️ ${say.nobodyYet(hours)}`, say.askOthers), ...withdraw);
    case 'taken_back':
      return said(say.takenBack(mention(cover.asker), hours));
  }
}

/** Why not. `cover` is what it was asked of, where there is one. */
export function coverRefusal(refused: CoverRefusal, cover: Cover | null, language: Language): Markup {
  const say = words(language).covers.refusals;
  if (refused !== 'taken' && refused !== 'passed_on') return say[refused];
  return cover?.taker ? say[refused](mention(cover.taker)) : say.not_found;
}

const hoursOf = ({ schedule, from, to }: Cover, language: Language): Markup =>
  words(language).covers.hours(line(schedule, 40), when(from, 'moment', language), when(to, 'moment', language));
