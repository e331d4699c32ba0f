import type { Escalation } from '../../domain/escalation.ts';
import { asChannelId, type UserId } from '../../domain/ids.ts';
import { faultOf } from '../../platform/slack-web.ts';
import { roomName } from '../../views/slack/room-name.ts';
import { purposeText } from '../../views/slack/room-purpose.ts';
import { findDelivery } from '../../store/deliveries.ts';
import type { Outbound } from '../context.ts';

/** Answers of Slack that mean that what was asked is so already. */
const alreadySo = new Set(['already_in_channel', 'already_pinned', 'cant_invite_self']);

/** Creates the war room and reports it. A name that is taken gets a suffix: somebody else's channel is never adopted. */
export async function openRoom(outbound: Outbound, escalation: Escalation): Promise<null> {
  if (escalation.room.status !== 'requested') return null;
  const { id, name } = await createChannel(outbound, escalation);
  await outbound.report(escalation, { type: 'report-room', channel: asChannelId(id), name });
  return null;
}

async function createChannel({ web }: Outbound, escalation: Escalation): Promise<{ id: string; name: string }> {
  const suffixes = ['', '2', '3', escalation.id.slice(0, 6)];
  for (const suffix of suffixes) {
    const name = roomName(escalation, suffix);
    try {
      const { channel } = await web.conversations.create({ name });
      if (!channel?.id) throw new Error('Slack created a channel and did not say which');
      return { id: channel.id, name: channel.name ?? name };
    } catch (error) {
      const fault = faultOf(error);
      const taken = fault.kind === 'refused' && fault.code === 'name_taken';
      if (!taken || suffix === suffixes.at(-1)) throw error;
    }
  }
  throw new Error('there is no name left for the room');
}

/**
 * The card's pin, the purpose, and the links that are addresses as bookmarks; ticket numbers stay on the card. Twice does
 * no harm.
 */
export async function furnishRoom({ db, web, log }: Outbound, escalation: Escalation): Promise<null> {
  if (escalation.room.status !== 'open') return null;
  const { channel } = escalation.room;
  const unlessRefused = async (call: Promise<unknown>) => {
    await call.catch((error: unknown) => {
      const fault = faultOf(error);
      if (fault.kind !== 'refused') throw error;
      if (!alreadySo.has(fault.code))
        log.warn({ escalation: escalation.id, err: error }, 'Slack refused a fitting of a room');
    });
  };
  const card = await findDelivery(db, escalation.id, 'card');
  if (card) await unlessRefused(web.pins.add({ channel: card.channel, timestamp: card.ts }));
  const purpose = purposeText(escalation, escalation.terms.language);
  await unlessRefused(web.conversations.setPurpose({ channel, purpose }));
  const { bookmarks = [] } = await web.bookmarks.list({ channel_id: channel });
  const present = new Set(bookmarks.map((bookmark) => bookmark.link));
  for (const link of new Set(addresses(escalation)).difference(present))
    await unlessRefused(web.bookmarks.add({ channel_id: channel, title: new URL(link).hostname, type: 'link', link }));
  return null;
}

const addresses = ({ source, details }: Escalation): readonly string[] =>
  [source.permalink ?? '', ...details.links].filter((link) => /^https?:\/\//.test(link) && URL.canParse(link));

/** Brings people in. One who can't be invited doesn't keep the others out. */
export async function invitePeople({ web }: Outbound, { room }: Escalation, people: readonly UserId[]): Promise<null> {
  if (room.status !== 'open' || people.length === 0) return null;
  try {
    await web.conversations.invite({ channel: room.channel, users: people.join(','), force: true });
  } catch (error) {
    const fault = faultOf(error);
    if (fault.kind !== 'refused' || !alreadySo.has(fault.code)) throw error;
  }
  return null;
}
