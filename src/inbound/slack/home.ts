import type { UserId } from '../../domain/ids.ts';
import type { Language } from '../../domain/terms.ts';
import { countOpen, listMine, listOpen, listPagesTo, listRcasOf } from '../../queries/escalations.ts';
import { homeView } from '../../views/slack/home.ts';
import type { Inbound } from '../context.ts';

/** Draws somebody's Home from the present. It comes after what was asked for, so its failure is no failure of that. */
export async function publishHome(inbound: Inbound, me: UserId, language: Language): Promise<void> {
  await draw(inbound, me, language).catch((err: unknown) => inbound.log.warn({ err }, 'a Home could not be drawn'));
}

async function draw({ desk, team, web }: Inbound, me: UserId, language: Language): Promise<void> {
  const [pages, mine, open, openCount, rcas] = await Promise.all([
    listPagesTo(desk.db, team, me),
    listMine(desk.db, team, me),
    listOpen(desk.db, team),
    countOpen(desk.db, team),
    listRcasOf(desk.db, team, me),
  ]);
  await web.views.publish({ user_id: me, view: homeView({ pages, mine, open, openCount, rcas, me }, language) });
}
