import type { Words } from './en.ts';
import { m } from './markup.ts';

export const messages: Pick<
  Words,
  | 'page'
  | 'sending'
  | 'card'
  | 'update'
  | 'line'
  | 'topic'
  | 'purpose'
  | 'draft'
  | 'goodbye'
  | 'feedback'
  | 'source'
  | 'firstUpdate'
> = {
  page: {
    pagingYou: (tier) => m`Se le avisa como ${tier}`,
    withOthers: (people) => m`junto con ${people}`,
    answerBefore: (time, length) => m`hora límite: ${time} (${length})`,
    thenTier: (number, people) => m`después, nivel ${number}: ${people}`,
    thenRound: (round, number, people) => m`después, ronda ${round}, nivel ${number}: ${people}`,
    thenChannel: (channel) => m`después se avisa en ${channel}`,
    youLead: (length) => m`Usted la atendió tras ${length}. Está a su cargo.`,
    acknowledged: (person, length) => m`${person} la atendió tras ${length}. No tiene que hacer nada.`,
    expired: m`Este aviso ha caducado.`,
    declined: (reason) => m`No puede atenderla: ${reason}.`,
    undeliverable: (error) => m`Slack no pudo entregar este aviso (${error}).`,
    reopened: m`Se resolvió y se ha reabierto.`,
    nowPaged: (tier, people) => m`Ahora se avisa al ${tier}: ${people}.`,
    nobodyAnswered: (channel) => m`Nadie ha respondido; se ha avisado en ${channel}.`,
    stillWelcome: m`Su respuesta sigue siendo útil.`,
    resolved: (person, when) => m`La resolvió ${person}, ${when}.`,
  },
  sending: {
    repeat: m`Posible repetición: Slack no confirmó un intento anterior.`,
    late: (length) => m`⏰ Con ${length} de retraso: no se pudo enviar a tiempo.`,
    answer: (reference) => m`Para atenderla, escriba: /escalate ack ${reference}`,
  },
  card: {
    acknowledgedIn: (length) => m`atendida en ${length}`,
    answerBefore: (time) => m`hora límite: ${time}`,
    tierOf: (number, of, name) => m`${number} de ${of}, ${name}`,
    nobodyLeft: (channel) => m`se avisó a todos los niveles y nadie respondió; se ha avisado en ${channel}`,
    nobodyToPage: m`nadie a quien avisar: ningún nivel tiene personas`,
    notAcknowledged: m`no la atendió nadie`,
    undeliverable: (people) => m`⚠️ No se pudo avisar a: ${people}`,
    notReached: {
      email: (people) => m`⚠️ No se pudo escribir un correo a: ${people}`,
      webhook: (people) => m`⚠️ No se pudo llamar al webhook de: ${people}`,
    },
    missing: (tier, targets) => m`⚠️ No encontrados en el ${tier}: ${targets}`,
    nobodyOnCall: (tier, schedules) => m`⚠️ Nadie de guardia en el ${tier}: ${schedules}`,
    roomFailed: (error) => m`⚠️ No se pudo crear la sala (${error})`,
    roomComing: m`creándose`,
  },
  update: {
    due: (time) => m`pendiente, hora límite: ${time}`,
    drafted: (time) => m`en borrador, sale como muy tarde: ${time}`,
    posted: (time) => m`publicada, ${time}`,
    automatic: (time) => m`publicada automáticamente, ${time}`,
    skipped: (why) => m`omitida: ${why}`,
    overdue: (time) => m`fuera de plazo desde: ${time}`,
    involved: (people) => m`se ha incorporado a: ${people}`,
    withResolution: m`se comunicó con la resolución`,
  },
  line: {
    paging: (tier) => m`avisando al ${tier}`,
    unanswered: (channel) => m`nadie ha respondido; se ha avisado en ${channel}`,
    nobodyToPage: (channel) => m`no se pudo avisar a nadie; se ha avisado en ${channel}`,
    led: (person, length) => m`la lleva ${person}, atendida en ${length}`,
    resolved: (person, when) => m`la resolvió ${person}, ${when}`,
    openedBy: (person) => m`abierta por ${person}`,
    room: (room) => m`sala ${room}`,
  },
  topic: {
    lead: (person) => m`responsable: ${person}`,
    updateBy: (time) => m`primera actualización, límite: ${time}`,
    rcaBy: (person, day) => m`RCA: ${person}, ${day}`,
  },
  purpose: (reference, customer, title) => m`Sala de crisis de ${reference}${customer}: ${title}`,
  draft: {
    heading: (reference, time) => m`*Primera actualización de ${reference}*, hora límite: ${time}`,
    outlook: (time, where) =>
      m`Si nadie la publica ni la omite, sale tal cual (${time}), marcada como automática. Destino: ${where}`,
    posted: (reference, when) => m`✅ Primera actualización de ${reference} publicada, ${when}`,
    automatic: (reference, when) => m`✅ Primera actualización de ${reference} publicada automáticamente, ${when}`,
    skipped: (reference, why) => m`Primera actualización de ${reference} omitida: ${why}`,
    resolved: (reference) =>
      m`✅ ${reference} se resolvió antes de su primera actualización; en su lugar se comunicó la resolución`,
    notYet: (reference, time) => m`Primera actualización de ${reference}, hora límite: ${time}`,
  },
  feedback: {
    question: (reference) => m`${reference}, que usted abrió, está resuelta. ¿Cómo fue?`,
    questionOfCustomer: (reference) => m`${reference} está resuelta. Usted habla por el cliente: ¿cómo fue para él?`,
    scale: m`De 1, muy mal, a 5, muy bien.`,
    kept: m`De 1, muy mal, a 5, muy bien. Su respuesta se guarda con su nombre.`,
    openAgain: (reference) => m`${reference} vuelve a estar abierta. Cuando se resuelva, podrá decir aquí cómo fue.`,
    outOf: (rating) => m`${rating} de 5`,
    thanks: (reference, rating) => m`Gracias. Su valoración de ${reference}: ${rating}`,
    addComment: 'Añadir un comentario',
    change: 'Cambiar mi respuesta',
  },
  goodbye: {
    heading: (reference) => m`${reference} ha terminado, y con ella esta sala`,
    resolved: (person, length) => m`La resolvió ${person} tras ${length}`,
    led: (person) => m`la llevó ${person}`,
    rca: (owner, day) => m`RCA: ${owner}; vence: ${day}`,
    noRca: m`No se pidió ningún RCA.`,
    readable: m`Lo que se dijo aquí se puede seguir leyendo y buscando. Si el problema vuelve, reábrala: tendrá otra sala.`,
  },
  source: {
    escalated: (person, message, reference) => m`${person} ha escalado ${message} como ${reference}`,
    thisMessage: m`este mensaje`,
    messageOf: (author) => m`este mensaje de ${author}`,
    follow: m`El avance se ve en este canal, en un mensaje que se mantiene al día.`,
  },
  firstUpdate: {
    services: (services) => `Servicios: ${services}.`,
    since: (moment) => `Abierta desde: ${moment}.`,
    working: (tier, length) => `${tier} la atendió ${length} después de abrirse y trabaja en ella.`,
    taken: (length) => `Se atendió ${length} después de abrirse y ya se trabaja en ella.`,
    paging: (tier) => `Todavía no la atiende nadie. Se está avisando a ${tier}.`,
    unanswered: 'Todavía no la atiende nadie, aunque se ha avisado a todos los niveles previstos.',
    resolved: (fix) => `Está resuelta: ${fix}`,
    next: 'Las próximas noticias llegarán aquí cuando algo cambie y cuando se resuelva.',
  },
};
