import type { Words } from './en.ts';
import { m } from './markup.ts';

export const quiet: Words['quiet'] = {
  hours: (hours, zone) =>
    m`Horas de silencio: ${hours} (${zone}). Los avisos le llegan igualmente; lo que puede esperar llega después, en un solo mensaje.`,
  waiting: (count, until) =>
    count === 1 ? m`1 mensaje espera hasta: ${until}.` : m`${count} mensajes esperan hasta: ${until}.`,
  bundle: (count) => m`*Durante sus horas de silencio:* ${count} mensajes`,
  form: {
    heading: m`*Horas de silencio*\nLos avisos le llegan siempre, y también lo que se le pide hacer ya. Lo meramente informativo, como los relevos de guardia, espera a que terminen sus horas de silencio.`,
    when: 'Cuándo',
    off: 'Nunca',
    on: 'Todos los días',
    from: 'Desde',
    to: 'Hasta',
    ownZone: (zone) => `Según los relojes de ${zone}, su zona horaria en Slack`,
    policyZone: (zone) => `Según los relojes de ${zone}: Slack no indica su zona horaria`,
    twoTimes: 'Elija dos horas distintas.',
  },
};
