import type { Escalation } from '../../domain/escalation.ts';
import { words } from '../../i18n/say.ts';
import { plainHeadline, plainLine, plainProse, plainTitle } from '../plain-text.ts';
import { reachWords, type ReachNotice } from '../reach-notice.ts';
import { mailOf, type MailText } from './mail.ts';

/** A page that was not answered in Slack, as a mail: what it is, how it stands, and how to answer. */
export function pageMail(e: Escalation, notice: ReachNotice): MailText {
  const { paged, standing, answer, why } = reachWords(e, notice);
  const say = words(notice.language).reach;
  const headline = plainHeadline(e, notice.language);
  const description = plainProse(e.details.description, 1500);
  return mailOf(
    {
      subject: plainLine(`${headline}: ${plainTitle(e)}`, 180),
      heading: plainTitle(e),
      body: [headline, `${paged} ${standing}`, ...(description === '' ? [] : [description]), answer],
      button: notice.link === null ? null : { label: say.acknowledge, url: notice.link },
      after: notice.link === null ? null : say.link,
      footer: why,
    },
    notice.language,
  );
}
