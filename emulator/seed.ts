export type SeedPerson = {
  name: string;
  realName: string;
  email: string;
  locale: string;
  tz: string;
  /** Somebody from outside, let into one channel only, or into several. */
  guest?: 'single' | 'multi';
  /** Somebody who has left: the account is still listed. */
  deactivated?: boolean;
  /** Another app's bot user. */
  bot?: boolean;
  /** Somebody of another company, met in the channels that they are members of, which are thereby shared. */
  company?: string;
};

/** Who and what is there when a workspace starts. People and members are named by handle. */
export type Seed = {
  team: { name: string; domain: string };
  people: SeedPerson[];
  channels: {
    name: string;
    private?: boolean;
    topic?: string;
    purpose?: string;
    /** Every colleague when left out: no guests, nobody of other companies. */
    members?: string[];
    /** Companies that share it, beside those of its members. */
    sharedWith?: string[];
    messages?: { by: string; text: string; minutesAgo: number }[];
  }[];
  groups: { handle: string; name: string; people: string[] }[];
};

export const DEFAULT_SEED: Seed = {
  team: { name: 'Acme', domain: 'acme' },
  people: [
    { name: 'ana', realName: 'Ana Ruiz', email: 'ana@example.com', locale: 'es-ES', tz: 'Europe/Madrid' },
    { name: 'bruno', realName: 'Bruno Keller', email: 'bruno@example.com', locale: 'en-GB', tz: 'Europe/London' },
    { name: 'dana', realName: 'Dana Brooks', email: 'dana@example.com', locale: 'en-US', tz: 'America/New_York' },
    { name: 'luis', realName: 'Luis Ortega', email: 'luis@example.com', locale: 'es-MX', tz: 'America/Mexico_City' },
    { name: 'marta', realName: 'Marta Vidal', email: 'marta@example.com', locale: 'es-ES', tz: 'Europe/Madrid' },
  ],
  channels: [
    {
      name: 'general',
      purpose: 'News for everybody',
      messages: [{ by: 'dana', text: 'Release 8.2 is out. Notes are in the wiki.', minutesAgo: 190 }],
    },
    {
      name: 'support',
      topic: 'What customers report, as it comes in',
      messages: [
        {
          by: 'ana',
          text: 'Transportes Levante no puede cobrar con tarjeta desde las 9:40: el pago se queda en «procesando» y caduca. Les pasa con todas las tarjetas.',
          minutesAgo: 42,
        },
        {
          by: 'bruno',
          text: 'Northwind says their nightly export is missing about 300 orders from Tuesday. They need it before their audit tomorrow morning.',
          minutesAgo: 17,
        },
      ],
    },
    { name: 'support-leads', purpose: 'Whoever leads a support shift' },
    { name: 'support-updates', purpose: 'What the rest of the company should know' },
    {
      name: 'payments',
      topic: 'Cards, transfers, refunds',
      messages: [
        { by: 'luis', text: 'Card provider announced maintenance for Sunday, 02:00–03:00 UTC.', minutesAgo: 300 },
      ],
    },
  ],
  groups: [{ handle: 'payments-experts', name: 'Payments experts', people: ['dana', 'luis'] }],
};

/** Another company's workspace, for an app that is installed in several. `called`: 'globex' makes Globex. */
export function seedOf(called: string): Seed {
  const name = called.charAt(0).toUpperCase() + called.slice(1);
  const domain = called.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  return {
    team: { name, domain },
    people: [
      { name: 'hana', realName: 'Hana Novak', email: `hana@${domain}.example`, locale: 'de-DE', tz: 'Europe/Berlin' },
      { name: 'omar', realName: 'Omar Haddad', email: `omar@${domain}.example`, locale: 'en-GB', tz: 'Europe/London' },
      {
        name: 'ines',
        realName: 'Inés Duarte',
        email: `ines@${domain}.example`,
        locale: 'pt-BR',
        tz: 'America/Sao_Paulo',
      },
    ],
    channels: [
      {
        name: 'general',
        purpose: 'News for everybody',
        messages: [{ by: 'omar', text: 'The office is closed on Friday.', minutesAgo: 75 }],
      },
      { name: 'support', topic: 'What customers report, as it comes in' },
    ],
    groups: [],
  };
}
