import type { Escalation } from '../../domain/escalation.ts';
import type { UserId } from '../../domain/ids.ts';
import { purposeText } from '../../views/slack/room-purpose.ts';
import { findDelivery } from '../../store/deliveries.ts';
import type { Outbound } from '../context.ts';
import { failureOf } from '../failure.ts';
import { ask, courseAfter } from './ask.ts';

/**
 * The card's pin, the purpose, and the links that are addresses as bookmarks; ticket numbers stay on the card. Twice does
 * no harm.
 */
export async function furnishRoom({ db, web, log }: Outbound, escalation: Escalation): Promise<null> {
  if (escalation.room.status !== 'open') return null;
  const { channel } = escalation.room;
  const unlessRefused = async (call: Promise<unknown>) => {
    await call.catch((error: unknown) => {
      if (failureOf(error).kind !== 'refused') throw error;
      if (courseAfter(error) !== 'already so')
        log.warn({ escalation: escalation.id, err: error }, 'Slack refused a fitting of a room');
    });
  };
  const card = await findDelivery(db, escalation.id, 'card');
  if (card) await unlessRefused(ask('pins.add', web.pins.add({ channel: card.channel, timestamp: card.ts })));
  const purpose = purposeText(escalation, escalation.terms.language);
  await unlessRefused(ask('conversations.setPurpose', web.conversations.setPurpose({ channel, purpose })));
  const { bookmarks = [] } = await ask('bookmarks.list', web.bookmarks.list({ channel_id: channel }));
  const present = new Set(bookmarks.map((bookmark) => bookmark.link));
  for (const link of new Set(addresses(escalation)).difference(present))
    await unlessRefused(
      ask(
        'bookmarks.add',
        web.bookmarks.add({ channel_id: channel, title: new URL(link).hostname, type: 'link', link }),
      ),
    );
  return null;
}

const addresses = ({ source, details }: Escalation): readonly string[] =>
  [source.permalink ?? '', ...details.links].filter((link) => /^https?:\/\//.test(link) && URL.canParse(link));

/** Brings people in. One who can't be invited doesn't keep the others out. */
export async function invitePeople({ web }: Outbound, { room }: Escalation, people: readonly UserId[]): Promise<null> {
  if (room.status !== 'open' || people.length === 0) return null;
  try {
    const users = people.join(',');
    await ask('conversations.invite', web.conversations.invite({ channel: room.channel, users, force: true }));
  } catch (error) {
    if (courseAfter(error) !== 'already so') throw error;
  }
  return null;
}
