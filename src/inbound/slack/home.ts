import type { UserId } from '../../domain/ids.ts';
import type { Language } from '../../domain/terms.ts';
import { countOpen, listMine, listOpen, listPagesTo, listRcasOf } from '../../queries/escalations.ts';
import { findReach } from '../../queries/reach.ts';
import { findOnCall } from '../../queries/terms.ts';
import { homeView } from '../../views/slack/home.ts';
import type { Inbound } from '../context.ts';

/** Draws somebody's Home from the present. It comes after what was asked for, so its failure is no failure of that. */
export async function publishHome(inbound: Inbound, me: UserId, language: Language): Promise<void> {
  await draw(inbound, me, language).catch((err: unknown) => inbound.log.warn({ err }, 'a Home could not be drawn'));
}

async function draw({ desk, team, web, policy, ways }: Inbound, me: UserId, language: Language): Promise<void> {
  const [pages, mine, open, openCount, rcas, onCall, reach] = await Promise.all([
    listPagesTo(desk.db, team, me),
    listMine(desk.db, team, me),
    listOpen(desk.db, team),
    countOpen(desk.db, team),
    listRcasOf(desk.db, team, me),
    desk.clock.now(desk.db).then((now) => findOnCall(desk.db, team, policy(), now)),
    findReach(desk.db, team, me),
  ]);
  const settings = { reach, mail: ways.mail !== null };
  const view = homeView({ pages, mine, open, openCount, rcas, onCall, settings, me }, language);
  await web.views.publish({ user_id: me, view });
}
