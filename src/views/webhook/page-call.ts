import type { Escalation } from '../../domain/escalation.ts';
import { reference } from '../../domain/ids.ts';
import { plainCustomer, plainHeadline, plainProse, plainTitle } from '../plain-text.ts';
import { reachWords, type ReachNotice } from '../reach-notice.ts';

/** A page that was not answered in Slack, as a webhook gets it; docs/reach.md names each field. `title` and `message` are ready to be shown or read aloud. */
export function pageCall(e: Escalation, notice: ReachNotice) {
  const { key, language } = notice;
  const { paged, standing, answer } = reachWords(e, notice);
  return {
    type: 'page',
    language,
    title: plainHeadline(e, language),
    message: `${plainTitle(e)}. ${paged} ${standing}`,
    answer,
    acknowledge_url: notice.link,
    escalation: {
      reference: reference(e.number),
      title: plainTitle(e),
      description: plainProse(e.details.description, 1500),
      severity: e.terms.severity.key,
      customer: plainCustomer(e.details.customer) || null,
    },
    tier: key.tier,
    round: key.round,
    waited_seconds: Math.round(notice.waited / 1000),
  } as const;
}
