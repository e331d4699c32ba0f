import type { Words } from './en.ts';
import { m } from './markup.ts';

export const rota: Words['rota'] = {
  handover: {
    onCall: (schedule) => m`Está de guardia: ${schedule}.`,
    onCallUntil: (schedule, until) => m`Está de guardia: ${schedule} (hasta: ${until}).`,
    takenOverFrom: (person) => m`Releva a ${person}.`,
    fromNobody: m`Antes no había nadie de guardia.`,
    offCall: (schedule) => m`Ya no está de guardia: ${schedule}.`,
    handedTo: (person) => m`Le releva ${person}.`,
    toNobody: m`Nadie le releva.`,
    since: (when) => m`Es así desde: ${when}.`,
    sinceLate: (when) => m`Es así desde: ${when}; no se ha podido avisar antes.`,
    openWith: (person) => m`Sigue abierto con ${person}:`,
    openWithYou: m`Sigue abierto con usted:`,
    nothingOpen: m`No hay nada abierto que traspasar.`,
  },
  lacks: {
    heading: m`En la próxima semana no se podrá avisar a todo el mundo`,
    allMended: m`Ya se puede avisar a todo el mundo`,
    over: m`Estas horas ya han pasado`,
    gap: (schedule, from, to) => m`${schedule}: nadie de guardia desde ${from} hasta ${to}`,
    calendar: (schedule, failure) =>
      m`${schedule}: no se puede obtener su calendario (${failure}); sigue valiendo la última copia`,
    failures: {
      no_file: m`no se puede leer su archivo`,
      forbidden: m`su dirección no está permitida`,
      no_answer: m`su servidor no responde`,
      refused: m`su servidor lo rechaza`,
      too_large: m`es demasiado grande`,
      no_calendar: m`no es un texto iCalendar`,
      endless: m`tiene demasiados eventos`,
      unknown_zone: m`nombra una zona horaria desconocida`,
    },
    target: (name) => m`${name}: no está en este espacio de trabajo o no está activo`,
    mended: (what) => m`${what} (resuelto)`,
    past: (what) => m`${what} (ya pasó)`,
    whatToDo: m`Cambie el archivo de la política o acuerden quién cubre esas horas. Este mensaje se mantiene al día.`,
  },
};
