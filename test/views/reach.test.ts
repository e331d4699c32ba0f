import { describe, expect, test } from 'vitest';
import { people } from '../support/domain.ts';
import { minute } from '../../src/domain/time.ts';
import { pageMail } from '../../src/views/email/page-mail.ts';
import { testMail } from '../../src/views/email/test-mail.ts';
import { pageCall } from '../../src/views/webhook/page-call.ts';
import { at } from './reading.ts';
import { everywhere, situations } from './states.ts';

const key = { person: people.ana, tier: 1, round: 1, after: 3 };
const notice = (language: 'en' | 'es') => ({ key, waited: 3 * minute, link: null, language });
const attack = '</p><script>alert(1)</script><img src=https://evil.example/x.png> & "quoted" \r\nBcc: a@example.com';

describe('a page by mail', () => {
  test('says what it is, how it stands, how to answer and why it comes, in both languages', () => {
    const mail = pageMail(at('paging the first tier').e, notice('en'));
    expect(mail.subject).toBe(
      'ESC-142 · SEV1 Critical · Acme Corp (Acme Corp): Checkout returns 500 for all customers',
    );
    expect(mail.text).toBe(
      [
        'Checkout returns 500 for all customers',
        'ESC-142 · SEV1 Critical · Acme Corp (Acme Corp)',
        'You were paged in Slack 3 min ago, as tier 1, Front line. Nobody has answered yet.',
        'Since 13:50 every order fails.\nThe payment page shows an empty answer.',
        'In Slack, press Acknowledge on your page or type: /escalate ack ESC-142',
        "--\nYou get this because you asked in Relevo's settings, in Slack, to hear of a page that you have not answered after 3 min. Change it there.",
      ].join('\n\n'),
    );
    const spanish = pageMail(at('paging the second tier').e, notice('es'));
    expect(spanish.text).toContain('Se le avisó en Slack hace 3 min, como nivel 1, Primera línea.');
    expect(spanish.text).toContain('ahora se avisa al nivel 2, Especialistas. Su respuesta sigue siendo bienvenida.');
    expect(spanish.html).toContain('<html lang="es">');
    expect(pageMail(at('unanswered').e, notice('en')).text).toContain('Every tier was paged and nobody has answered.');
  });

  test('brings the link that answers it, where there is one', () => {
    const link = 'https://desk.example/acknowledge?link=abc.def';
    const mail = pageMail(at('paging the first tier').e, { ...notice('es'), link });
    expect(mail.text).toContain(`Atender:\n${link}\n\nEl enlace abre una página que vuelve a preguntar;`);
    expect(mail.html).toContain(`href="${link}"`);
    const call = pageCall(at('paging the first tier').e, { ...notice('es'), link });
    expect(call.acknowledge_url).toBe(link);
  });

  test('shows what people wrote to the letter: no tag, no header and nothing to load', () => {
    for (const [label, { e }] of Object.entries(situations(everywhere(attack)))) {
      const { subject, html } = pageMail(e, notice('en'));
      expect([label, subject.match(/[\r\n]/)]).toEqual([label, null]);
      expect([label, html.match(/<(?:script|img|link|iframe)|(?<!&quot;)quoted"|url\(/)]).toEqual([label, null]);
    }
    expect(testMail('en').html).not.toMatch(/<(?:script|img|link|iframe)|url\(/);
  });
});

test('a page for a webhook stays small, whatever people wrote', () => {
  for (const { e } of Object.values(situations(everywhere('🔴"\\\n'.repeat(1_000)))))
    expect(JSON.stringify(pageCall(e, notice('es'))).length).toBeLessThan(12_000);
});
