import { m, type Markup } from './markup.ts';

/** A person's settings: on Home, their form, and what a test says. */
export const settings = {
  heading: m`*Your settings*`,
  follows: m`You read this in English because your Slack is. Times are in your own zone.`,
  chosen: m`You read this in English, as you chose. Times are in your own zone.`,
  slackOnly: m`Pages reach you in Slack only.`,
  email: (address: Markup, length: Markup) => m`After ${length} without an answer, a page also goes to ${address}.`,
  webhook: (host: Markup, length: Markup) =>
    m`After ${length} without an answer, a page also goes to your webhook at ${host}.`,
  noMail: m`E-mail isn't set up here, so nothing goes there.`,
  change: 'Settings',
  form: {
    title: 'Your settings',
    submit: 'Save',
    language: 'Language',
    followSlack: 'As my Slack',
    besides: m`*Besides Slack*\nA page that you have not answered for a while can reach you another way, too. Slack always comes first.`,
    email: 'E-mail address',
    emailAfter: 'E-mail me',
    emailHint: 'Leave empty for no e-mail',
    noMail: m`E-mail isn't set up here. Whoever runs Relevo can do so, with SMTP_URL and MAIL_FROM.`,
    webhook: 'Webhook address',
    webhookAfter: 'Call my webhook',
    webhookHint: 'An https address of an SMS or voice gateway, of ntfy or your own; leave empty for none',
    after: (length: string) => `after ${length} without an answer`,
    signed: m`Calls are signed. The secret that signs them is shown once, when you ask for a new one.`,
    testEmail: 'Send a test e-mail',
    testWebhook: 'Send a test call',
    newSecret: 'New signing secret',
  },
  secret: (secret: Markup) =>
    m`*Your new signing secret*\n${secret}\nKeep it now: it is not shown again. The one before is no longer used.`,
  test: {
    sending: m`Sending a test…`,
    mailed: (address: Markup) =>
      m`✅ A test is on its way to ${address}. If it isn't there within some minutes, look among your spam.`,
    called: (host: Markup) => m`✅ ${host} has taken the test call.`,
    failed: (why: Markup) => m`⚠️ The test did not arrive: ${why}. Nothing was changed.`,
    nothing: m`There is no address to send a test to. Write one, then press again.`,
    tooMany: m`That were many tests in a short time. Try again in ten minutes.`,
  },
  faults: {
    not_a_url: 'this is not an address',
    not_https: 'the address must begin with https://',
    with_password: 'the address must not hold a password',
    private_address: 'the address leads into a private network',
    unknown_host: 'nobody knows the name in this address',
    smtp_auth: "the mail server doesn't let Relevo in",
    smtp_tls: 'the mail server offers no safe connection',
    smtp_address: 'the mail server takes no such address',
    no_mail: "e-mail isn't set up here",
    no_answer: 'nobody answered in time',
    smtp: (code: string) => `the mail server refused it (${code})`,
    http: (code: string) => `the webhook answered ${code}`,
  },
  errors: {
    email: 'Write one address, like name@example.com.',
    webhook: (fault: string) => `Nothing was saved: ${fault}.`,
  },
  mail: {
    subject: 'Test from Relevo',
    heading: 'This is a test',
    text: 'Pages that you have not answered in Slack will reach you here. There is nothing to do.',
    footer: 'You get this because your settings in Relevo, in Slack, name this address. Change them there.',
  },
  testCall: 'This is a test from Relevo. Pages that you have not answered in Slack will reach you here.',
};
