import type { Cover } from '../../src/domain/cover.ts';
import { asMatterId } from '../../src/domain/ids.ts';
import type { KnownLack } from '../../src/domain/lacks.ts';
import type { Language } from '../../src/domain/terms.ts';
import { hour } from '../../src/domain/time.ts';
import { bundleMessage } from '../../src/views/slack/bundle.ts';
import { coverMessage, coverNews } from '../../src/views/slack/cover.ts';
import { handoverMessage } from '../../src/views/slack/handover.ts';
import { lacksMessage } from '../../src/views/slack/lacks.ts';
import type { SlackMessage } from '../../src/views/slack/message.ts';
import { people, start, team } from '../support/domain.ts';
import type { Drawn } from './every-view.ts';
import type { Situation, Writing } from './states.ts';

/** Every message about who is on call, and all of them in one, as if they had waited. */
export function rotaMessages(e: Situation['e'], writing: Writing, language: Language): readonly Drawn<SlackMessage>[] {
  const each = [
    ...handoversOf(e, writing, language),
    ...lacksOf(writing, language),
    ...coversOf(writing).flatMap((cover) => coverMessages(cover, language)),
  ];
  const all = each.map(([, message]) => message);
  return [...each, ['bundle', bundleMessage(all, language)]];
}

/** A request in every state that it can be in. */
export const coversOf = ({ name }: Writing): readonly Cover[] =>
  (['asking', 'accepted', 'withdrawn', 'taken_back', 'over'] as const).map((status) => ({
    id: asMatterId('M1'),
    team,
    schedule: name,
    asker: people.ana,
    from: start,
    to: start + hour,
    asked: [people.bruno, people.dana, people.carla],
    declined: [people.carla],
    askedAt: start,
    status,
    taker: status === 'asking' ? null : people.bruno,
    acceptedAt: null,
    lookAt: null,
  }));

const coverMessages = (cover: Cover, language: Language): readonly Drawn<SlackMessage>[] => [
  ...[people.ana, people.bruno, people.dana, people.carla].map((reader): Drawn<SlackMessage> => [
    `cover ${cover.status} to ${reader}`,
    coverMessage(cover, reader, language),
  ]),
  ...(['accepted', 'nobody_can', 'nobody_yet', 'taken_back'] as const).map((news): Drawn<SlackMessage> => [
    `cover news ${news}`,
    coverNews(cover, { news }, language),
  ]),
];

/** To whoever leaves and whoever comes, with more in hand than is listed, and with nothing. */
const handoversOf = (e: Situation['e'], { name }: Writing, language: Language): readonly Drawn<SlackMessage>[] => {
  const about = { id: asMatterId('M2'), team, schedule: name, at: start };
  const full = { open: Array.from({ length: 10 }, () => e), until: start + hour, now: start + hour, waited: false };
  const none = { open: [], until: null, now: start, waited: false };
  const both = { ...about, leaving: people.ana, coming: people.bruno };
  return [
    ['handover to who comes', handoverMessage(both, people.bruno, full, language)],
    ['handover that waited', handoverMessage(both, people.bruno, { ...full, waited: true }, language)],
    ['handover to who leaves', handoverMessage(both, people.ana, full, language)],
    ['handover from nobody', handoverMessage({ ...both, leaving: null }, people.bruno, none, language)],
    ['handover to nobody', handoverMessage({ ...both, coming: null }, people.ana, none, language)],
  ];
};

/** What is missing, mended and over, and more of it than is listed. */
const lacksOf = ({ name, note }: Writing, language: Language): readonly Drawn<SlackMessage>[] => {
  const gap = { kind: 'gap', schedule: name, timezone: 'UTC', from: start, to: start + hour } as const;
  const target = { kind: 'target', name: note } as const;
  const calendar = { kind: 'calendar', schedule: name, failure: note } as const;
  const of = (...states: readonly KnownLack['state'][]) =>
    lacksMessage(
      {
        items: states.flatMap((state) => [
          { ...gap, state },
          { ...target, state },
          { ...calendar, state },
        ]),
      },
      language,
    );
  return [
    ['lacks', of('open', 'mended', 'past', 'open', 'open', 'open', 'open')],
    ['lacks, mended', of('mended')],
    ['lacks, over', of('mended', 'past')],
  ];
};
