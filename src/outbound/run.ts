import type { Escalation } from '../domain/escalation.ts';
import { isAboutMatter } from '../domain/matters.ts';
import { findById } from '../queries/escalations.ts';
import { asItIsNow } from '../queries/terms.ts';
import type { Claimed } from '../store/errands.ts';
import { askAboutMatter, askToShow } from '../store/follow-ups.ts';
import type { Receipt } from '../store/tables/outbox.ts';
import type { Attempt, Outbound } from './context.ts';
import { reachPerson } from './reach.ts';
import { closeRoom } from './slack/close-room.ts';
import { removeCopy } from './slack/copy.ts';
import { runMatter } from './slack/matter.ts';
import { openRoom } from './slack/open-room.ts';
import { sendPage } from './slack/page.ts';
import { furnishRoom, invitePeople } from './slack/room.ts';
import { show } from './slack/show.ts';
import { sendNote, tellChannel, tellPerson, threadSource } from './slack/tell.ts';

/** What says who would be paged next, or that nobody can be. */
const tellsWhoIsNext: ReadonlySet<Claimed['errand']['type']> = new Set(['page', 'show', 'tell-channel']);

/** Runs one errand on the present state: what is shown is rendered now, not when it was asked for. */
export async function run(outbound: Outbound, claimed: Claimed): Promise<Receipt | null> {
  const { errand } = claimed;
  if (isAboutMatter(errand)) return runMatter({ ...outbound, claimed }, errand);
  if (errand.type === 'set-alarm') return null;
  if (errand.type === 'remove') return removeCopy(outbound, errand);
  if (errand.type === 'show-again') {
    await askToShow(outbound.db, claimed, errand.slot, errand.stream, await outbound.clock.now(outbound.db));
    return null;
  }
  if (errand.type === 'matter-again') {
    await askAboutMatter(outbound.db, claimed, errand.matter, errand.stream, await outbound.clock.now(outbound.db));
    return null;
  }
  const attempt: Attempt = { ...outbound, claimed };
  const { team_id: team, escalation_id: id } = claimed;
  const found = id && (await findById(outbound.db, team, id));
  if (!found) throw new Error(`escalation ${claimed.escalation_id} is gone`);
  const escalation = tellsWhoIsNext.has(errand.type) ? await asItIsNow(outbound, found) : found;
  switch (errand.type) {
    case 'page':
      return sendPage(attempt, escalation, errand);
    case 'reach':
      return reachPerson(attempt, escalation, errand);
    case 'show':
      return show(attempt, escalation, errand.slot);
    case 'note':
      return sendNote(attempt, escalation, errand.seq);
    case 'tell-channel':
      return tellChannel(attempt, escalation, errand);
    case 'tell-person':
      return tellPerson(attempt, escalation, errand);
    case 'thread-source':
      return threadSource(attempt, escalation);
    case 'open-room':
      return openRoom(attempt, escalation);
    case 'furnish-room':
      return furnishRoom(outbound, escalation);
    case 'close-room':
      return closeRoom(attempt, escalation);
    case 'invite':
      return invitePeople(outbound, escalation, errand.people);
  }
}

/** What must not fail in silence comes back by the front door, as a fact that the escalation reacts to. */
export async function givenUp(outbound: Outbound, claimed: Claimed, error: string): Promise<void> {
  const { errand, team_id: team, escalation_id: id } = claimed;
  if (!id) return;
  const target: Pick<Escalation, 'team' | 'id'> = { team, id };
  if (errand.type === 'page') {
    const { person, tier, round } = errand;
    await outbound.report(target, { type: 'report-undeliverable', person, tier, round, error });
  }
  if (errand.type === 'reach') {
    const { person, tier, round, way } = errand;
    await outbound.report(target, { type: 'report-not-reached', person, tier, round, way, error });
  }
  if (errand.type === 'close-room') await outbound.report(target, { type: 'report-room-not-archived', error });
  if (errand.type === 'open-room') await outbound.report(target, { type: 'report-room-failed', error });
}
