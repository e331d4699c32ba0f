import type { Standing } from '../../domain/can.ts';
import type { UserId } from '../../domain/ids.ts';
import type { Denial } from '../../domain/refusal.ts';
import type { Language } from '../../domain/terms.ts';
import { findReader } from '../../queries/readers.ts';
import { keepDenial } from '../../usecases/keep-denial.ts';
import type { ErrorKind } from '../../views/slack/error-text.ts';
import type { Inbound } from '../context.ts';
import { learn } from './reader.ts';

/** A listener's two ways to end: its work, or an apology in the asker's language. */
export type Guarded = {
  /** The listener's name, for the log. */
  readonly name: string;
  readonly user: UserId;
  /** What was asked for, which is kept where it is refused; without it nothing was asked. */
  asked?(): Promise<Pick<Denial, 'asked' | 'about'>>;
  /** What can't wait until Slack has said who asks: a trigger lives three seconds. */
  begin?(language: Language): Promise<void>;
  work(language: Language): Promise<void>;
  sorry(trouble: ErrorKind, language: Language): Promise<void>;
};

/**
 * Around every listener: whatever goes wrong is logged (never what people wrote) and said to whoever asked; nothing is
 * thrown at Bolt. Whom Slack can't describe, and whoever is no member, is told so instead of being let in: they read as
 * little as they change, and that they asked is kept.
 */
export async function guarded(inbound: Inbound, guardedBy: Guarded): Promise<void> {
  const { name, user, begin, work, sorry } = guardedBy;
  let { language } = inbound.policy();
  try {
    const known = await findReader(inbound.desk.db, inbound.team, user);
    language = known?.language ?? language;
    await begin?.(language);
    // Who was no member may be one by now; Slack's word on that may have come while nobody listened.
    const reader = known?.standing === 'member' ? known : ((await learn(inbound, user)) ?? known);
    if (reader?.standing !== 'member') {
      await keepRefusal(inbound, guardedBy, reader?.standing ?? 'stranger');
      return reader ? await sorry('not_a_member', reader.language) : await sorry('unknown_person', language);
    }
    await work(reader.language);
  } catch (error) {
    inbound.log.error({ err: error, listener: name }, 'a request from Slack could not be carried out');
    await sorry(cameFromSlack(error) ? 'slack_failed' : 'not_saved', language).catch((err: unknown) =>
      inbound.log.warn({ err, listener: name }, 'and whoever asked could not be told'),
    );
  }
}

/** That it can't be kept is no reason to say nothing to whoever asked. */
async function keepRefusal(
  { desk, team, log }: Inbound,
  { name, user, asked }: Guarded,
  standing: Standing,
): Promise<void> {
  try {
    if (asked) await keepDenial(desk, team, { by: user, standing, ...(await asked()) });
  } catch (error) {
    log.error({ err: error, listener: name }, 'a refusal could not be kept');
  }
}

/** Of whichever of Slack's packages: the Web API's client or Bolt's `respond`. */
const cameFromSlack = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('slack_');
