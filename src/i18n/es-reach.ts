import type { Words } from './en.ts';

export const reach: Words['reach'] = {
  paged: (tier, length) => `Se le avisó en Slack hace ${length}, como ${tier}.`,
  tier: (number, name) => (name === '' ? `nivel ${number}` : `nivel ${number}, ${name}`),
  waiting: 'Todavía no ha respondido nadie.',
  pagingNow: (tier) =>
    `Todavía no ha respondido nadie; ahora se avisa al ${tier}. Su respuesta sigue siendo bienvenida.`,
  unanswered: 'Se avisó a todos los niveles y no ha respondido nadie. Su respuesta sigue siendo bienvenida.',
  inSlack: (reference) => `En Slack, pulse Atender en su aviso o escriba: /escalate ack ${reference}`,
  footer: (length) =>
    `Recibe este mensaje porque en los ajustes de Relevo, en Slack, pidió saber de los avisos que no responda en ${length}. Puede cambiarlo allí.`,
};
