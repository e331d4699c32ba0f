import type { Words } from './en.ts';
import { m } from './markup.ts';

export const admin: Words['admin'] = {
  heading: m`*Para quien administra las escalaciones*`,
  policy: (name) => m`*Política* ${name}`,
  severities: (count) => (count === 1 ? m`1 gravedad` : m`${count} gravedades`),
  paths: (count) => (count === 1 ? m`1 ruta` : m`${count} rutas`),
  rules: (count) => (count === 1 ? m`1 regla` : m`${count} reglas`),
  schedules: (count) => (count === 1 ? m`1 calendario de guardias` : m`${count} calendarios de guardias`),
  missing: (names) => m`⚠️ No se puede avisar a nadie con: ${names}`,
  noGaps: m`*Guardias* hay alguien de guardia toda la semana`,
  gaps: m`*Guardias* horas de la próxima semana sin nadie de guardia:`,
  gap: (schedule, from, to) => m`⚠️ ${schedule}: desde ${from} hasta ${to}`,
  well: m`*Estado* ✅ no hay retrasos`,
  notWell: m`*Estado* ⚠️ hay retrasos`,
  overdue: (count) => (count === 1 ? m`1 plazo incumplido` : m`${count} plazos incumplidos`),
  stuck: (count) => (count === 1 ? m`1 mensaje detenido` : m`${count} mensajes detenidos`),
  idle: m`no queda nada por enviar`,
  waiting: (count, since) => m`${count} por enviar, lo más antiguo desde ${since}`,
  swept: m`los plazos se vigilan`,
  notSwept: (length) => m`⚠️ nadie vigila los plazos desde hace ${length}`,
  elsewhere: m`los plazos los vigila otro proceso`,
  slackAnswers: m`Slack responde`,
  slackFails: (error) => m`⚠️ Slack no responde (${error})`,
  refused: m`*Denegado esta semana*`,
};
