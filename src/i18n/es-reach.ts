import type { Words } from './en.ts';

export const reach: Words['reach'] = {
  paged: (tier, length) => `Se le avisó en Slack hace ${length}, como ${tier}.`,
  tier: (number, name) => (name === '' ? `nivel ${number}` : `nivel ${number}, ${name}`),
  waiting: 'Todavía no ha respondido nadie.',
  pagingNow: (tier) =>
    `Todavía no ha respondido nadie; ahora se avisa al ${tier}. Su respuesta sigue siendo bienvenida.`,
  unanswered: 'Se avisó a todos los niveles y no ha respondido nadie. Su respuesta sigue siendo bienvenida.',
  inSlack: (reference) => `En Slack, pulse Atender en su aviso o escriba: /escalate ack ${reference}`,
  acknowledge: 'Atender',
  link: 'El enlace abre una página que vuelve a preguntar; no hace falta iniciar sesión. Es solo para usted, sirve una vez y caduca en un día.',
  web: {
    asked: (tier) => `Se le pide que se ocupe de esto, como ${tier}. Todavía no ha respondido nadie.`,
    acknowledge: 'Atender: me ocupo yo',
    untilPressed: 'No ocurre nada hasta que pulse el botón.',
    done: 'Queda a su cargo: la lleva usted. No se avisa a nadie más.',
    already: 'Ya está a su cargo: la lleva usted. Este enlace ya se usó, o respondió en Slack.',
    goOn: 'Siga en Slack, donde los demás ven que la tiene.',
    taken: (person, length) =>
      person === ''
        ? `Otra persona se adelantó y la atendió hace ${length}. No hace falta nada más por su parte.`
        : `${person} se adelantó y la atendió hace ${length}. No hace falta nada más por su parte.`,
    resolved: (person, length) =>
      person === ''
        ? `Se resolvió hace ${length}. No hace falta nada más por su parte.`
        : `${person} la resolvió hace ${length}. No hace falta nada más por su parte.`,
    superseded:
      'Este enlace es de un aviso anterior. Si se le ha vuelto a avisar, use el enlace nuevo o responda en Slack.',
    expired: {
      heading: 'Este enlace ha caducado',
      text: 'Valía un día. No se ha cambiado nada. Responda en Slack si aún hace falta.',
    },
    unknown: {
      heading: 'No hay nada tras este enlace',
      text: 'Quizá se cortó por el camino. No se ha cambiado nada. Ábralo de nuevo desde el mensaje o responda en Slack.',
    },
    notAllowed: {
      heading: 'Ya no figura en esta escalación',
      text: 'No se ha cambiado nada: su cuenta de Slack ya no puede hacerse cargo de esto.',
    },
    tooMany: {
      heading: 'Demasiadas peticiones',
      text: 'No se ha cambiado nada. Espere un minuto y abra el enlace otra vez, o responda en Slack.',
    },
    failed: {
      heading: 'No se ha guardado',
      text: 'No se ha cambiado ni perdido nada. Inténtelo dentro de un minuto o responda en Slack.',
    },
  },
  footer: (length) =>
    `Recibe este mensaje porque en los ajustes de Relevo, en Slack, pidió saber de los avisos que no responda en ${length}. Puede cambiarlo allí.`,
};
