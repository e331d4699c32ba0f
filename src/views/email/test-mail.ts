import type { Language } from '../../domain/terms.ts';
import { words } from '../../i18n/say.ts';
import { mailOf, type MailText } from './mail.ts';

/** What somebody gets who tries out their address. */
export function testMail(language: Language): MailText {
  const { subject, heading, text, footer } = words(language).settings.mail;
  return mailOf({ subject, heading, body: [text], footer }, language);
}
