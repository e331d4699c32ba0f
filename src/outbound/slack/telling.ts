import type { UserId } from '../../domain/ids.ts';
import { lacksSlot } from '../../domain/matters.ts';
import { isStillNews } from '../../domain/patience.ts';
import type { Language } from '../../domain/terms.ts';
import { findCover } from '../../queries/covers.ts';
import { findById } from '../../queries/escalations.ts';
import { findHandover } from '../../queries/handovers.ts';
import { findLackNotice } from '../../queries/lacks.ts';
import { findEvent } from '../../queries/timeline.ts';
import { findMatterDelivery } from '../../store/deliveries.ts';
import type { HeldItem } from '../../store/tables/bundles.ts';
import { coverNews } from '../../views/slack/cover.ts';
import { lacksMessage } from '../../views/slack/lacks.ts';
import type { SlackMessage } from '../../views/slack/message.ts';
import { personNotice } from '../../views/slack/person-notice.ts';
import type { Outbound } from '../context.ts';
import { managerOf } from '../manager.ts';
import { handoverTold } from './handover.ts';
import { there } from './there.ts';

/** What is said of something that waited, on the present state. */
export type Telling = {
  readonly item: HeldItem;
  readonly message: SlackMessage;
  /** Of two about the same, the later one says it all. */
  readonly topic: string;
  /** Whether it is still so, and was not told meanwhile. */
  readonly isNews: boolean;
};

type Reader = { readonly person: UserId; readonly language: Language };

export async function tellingOf(outbound: Outbound, item: HeldItem, reader: Reader): Promise<Telling> {
  return 'escalation' in item ? ofEscalation(outbound, item, reader) : ofMatter(outbound, item, reader);
}

async function ofEscalation(
  { db, team }: Outbound,
  item: Extract<HeldItem, { escalation: unknown }>,
  { person, language }: Reader,
): Promise<Telling> {
  const escalation = there(await findById(db, team, item.escalation));
  const event = there(await findEvent(db, item.escalation, item.errand.seq));
  const kind = event.type === 'resolved' ? 'resolved' : event.type.startsWith('rca-') ? 'rca' : item.id;
  return {
    item,
    message: personNotice(escalation, event, language, person),
    topic: `${item.escalation} ${kind}`,
    isNews: isStillNews(escalation, event, person),
  };
}

async function ofMatter(
  outbound: Outbound,
  item: Extract<HeldItem, { matter: unknown }>,
  { person, language }: Reader,
): Promise<Telling> {
  const { db, team } = outbound;
  const { matter, errand } = item;
  switch (errand.type) {
    case 'tell-cover': {
      const cover = there(await findCover(db, team, matter));
      const message = coverNews(cover, errand, language);
      return { item, message, topic: matter, isNews: cover.status === errand.news };
    }
    case 'tell-handover': {
      const handover = there(await findHandover(db, team, matter));
      const { message, isSo } = await handoverTold(outbound, handover, { person, waited: true, language });
      return { item, message, topic: `handover ${handover.schedule}`, isNews: isSo };
    }
    case 'show-lacks': {
      const notice = there(await findLackNotice(db, team, matter));
      const open = notice.items.some(({ state }) => state === 'open');
      const told = await findMatterDelivery(db, matter, lacksSlot);
      const theirs = (await managerOf(outbound)) === person;
      return { item, message: lacksMessage(notice, language), topic: matter, isNews: open && !told && theirs };
    }
  }
}
