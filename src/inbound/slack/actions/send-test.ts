import { randomUUID } from 'node:crypto';
import { isMailAddress, type Way } from '../../../domain/reach.ts';
import { rateBound } from '../../../platform/rate-bound.ts';
import { Undelivered } from '../../../platform/undelivered.ts';
import { whereFault } from '../../../platform/webhook.ts';
import { secretOf } from '../../../usecases/reach.ts';
import { testMail } from '../../../views/email/test-mail.ts';
import { testOutcome, testSending, type TestOutcome } from '../../../views/slack/settings-answers.ts';
import { settingsIds } from '../../../views/slack/settings-form.ts';
import { testCall } from '../../../views/webhook/test-call.ts';
import type { Inbound } from '../../context.ts';
import { readFields } from '../views/fields.ts';
import type { Click } from './on-click.ts';
import type { SlowClick } from './on-slow-click.ts';

const mostTests = 5;
const withinMs = 10 * 60_000;

/** Sends a test to what stands in the form at this moment, saved or not, and says what came of it. */
export function sendTest(way: Way): SlowClick {
  const isAllowed = rateBound(mostTests, withinMs);
  return {
    wait: testSending,
    async work(inbound, click) {
      const outcome = isAllowed(click.user) ? await outcomeOf(way, inbound, click) : ({ type: 'tooMany' } as const);
      return testOutcome(outcome, click.language);
    },
  };
}

type Asked = Pick<Click, 'user' | 'language' | 'view'>;

async function outcomeOf(way: Way, inbound: Inbound, asked: Asked): Promise<TestOutcome> {
  try {
    return await (way === 'email' ? mail(inbound, asked) : call(inbound, asked));
  } catch (error) {
    if (!(error instanceof Undelivered)) throw error;
    return { type: 'failed', code: 'code' in error.fault ? error.fault.code : 'no_answer' };
  }
}

async function mail({ ways }: Inbound, { language, view }: Asked): Promise<TestOutcome> {
  const to = readFields(view?.state?.values ?? {}, language).text(settingsIds.email, Infinity);
  if (to === '' || !ways.mail) return { type: 'nothing' };
  if (!isMailAddress(to)) return { type: 'failed', code: 'not_a_url' };
  await ways.mail({ id: randomUUID(), to, language, ...testMail(language) });
  return { type: 'mailed', address: to };
}

async function call({ desk, team, ways }: Inbound, { user, language, view }: Asked): Promise<TestOutcome> {
  const url = readFields(view?.state?.values ?? {}, language).text(settingsIds.webhook, Infinity);
  if (url === '') return { type: 'nothing' };
  const fault = await whereFault(url, ways.reachable);
  if (fault) return { type: 'failed', code: fault };
  const secret = await secretOf(desk, { team, user });
  await ways.webhook({ id: randomUUID(), url, secret, body: testCall(language) });
  return { type: 'called', url };
}
