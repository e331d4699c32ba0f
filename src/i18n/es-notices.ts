import type { Words } from './en.ts';
import { m } from './markup.ts';

export const notices: Words['notices'] = {
  story: {
    opened: (person) => m`${person} la abrió`,
    paged: {
      opened: (tier, people, time) => m`Aviso al ${tier}: ${people}; hora límite: ${time}`,
      expired: (tier, people, time) => m`Nadie respondió a tiempo. Aviso al ${tier}: ${people}; hora límite: ${time}`,
      declined: (tier, people, time) =>
        m`Nadie de ese nivel podía atenderla. Aviso al ${tier}: ${people}; hora límite: ${time}`,
      undeliverable: (tier, people, time) =>
        m`No quedaba a quién avisar en ese nivel. Aviso al ${tier}: ${people}; hora límite: ${time}`,
      reopened: (tier, people, time) => m`Nuevo aviso al ${tier}: ${people}; hora límite: ${time}`,
      asked: (tier, people, time) => m`Aviso inmediato al ${tier}: ${people}; hora límite: ${time}`,
    },
    pagedBy: (person) => m`lo pidió ${person}`,
    passedOver: {
      tier: (tier, why) => m`⚠️ Se saltó el ${tier}: ${why}`,
      asked: (people) => m`ya avisados en esta ronda: ${people}`,
      nobodyOnCall: (schedules) => m`nadie de guardia: ${schedules}`,
      missing: (targets) => m`no encontrados: ${targets}`,
      empty: m`no tiene a nadie`,
    },
    unanswered: (channel) => m`Nadie respondió en ninguna ronda; se ha avisado en ${channel}`,
    noOneToPage: (channel) => m`No se pudo avisar a nadie: ningún nivel tiene personas; se ha avisado en ${channel}`,
    acknowledged: (person, length) => m`${person} la atendió tras ${length} y queda como responsable`,
    declined: (person, reason) => m`${person} no puede atenderla: ${reason}`,
    undeliverable: (person, error) => m`⚠️ No se pudo entregar el aviso a ${person} (${error})`,
    reached: {
      email: (person) => m`Se escribió también un correo a ${person}`,
      webhook: (person) => m`Se llamó también al webhook de ${person}`,
    },
    notReached: {
      email: (person, why) => m`⚠️ No se pudo escribir a ${person}: ${why}`,
      webhook: (person, why) => m`⚠️ No se pudo llamar al webhook de ${person}: ${why}`,
    },
    roomRequested: m`Se está creando una sala`,
    roomRequestedBy: (person) => m`${person} pidió una sala`,
    roomOpened: (room) => m`La sala ${room} está abierta`,
    roomFailed: (error) => m`⚠️ No se pudo crear la sala (${error})`,
    joined: (person) => m`${person} se unió`,
    drafted: m`Se redactó un borrador de la primera actualización a partir de los datos registrados`,
    draftedBy: (person) => m`${person} editó el borrador de la primera actualización`,
    posted: (person) => m`${person} publicó una actualización:`,
    postedAutomatically: m`Nadie publicó a tiempo, así que la primera actualización salió automáticamente:`,
    skipped: (person, why) => m`${person} omitió la primera actualización: ${why}`,
    resolved: (person, fix) => m`✅ ${person} la resolvió: ${fix}`,
    reopened: (person, why) => m`${person} la reabrió: ${why}`,
    rcaRequested: (person, owner, day) => m`${person} pidió el RCA a ${owner}; vence: ${day}`,
    rcaReminded: m`Se recordó el RCA a quien debe redactarlo`,
    rcaRemindedOf: (owner, day) => m`Se recordó a ${owner} el RCA; vence: ${day}`,
  },
  channel: {
    unanswered: (reference) => m`Nadie ha respondido a ${reference}`,
    noOneToPageFor: (reference) => m`No se pudo avisar a nadie de ${reference}`,
    unansweredBody: (rounds, since) => m`Se avisó a todos los niveles previstos, ${rounds}, desde ${since}:`,
    rounds: (count) => (count === 1 ? m`una vez` : m`en ${count} rondas`),
    noOneToPage: m`Ningún nivel de su ruta tiene personas.`,
    pagingIsOver: m`Ahora no se está avisando a nadie. Puede atenderla, o volver a avisar desde el primer nivel.`,
    takeIt: m`No se está avisando a nadie. Puede atenderla.`,
    sinceAnswered: (person) => m`Después la ha atendido ${person}.`,
    sincePaged: m`Se está avisando de nuevo.`,
    sinceResolved: m`Después se ha resuelto.`,
    notTaken: (channel, error) =>
      m`⚠️ Slack no lo aceptó en ${channel} (${error}), así que le llega a usted. Invite allí a la aplicación o indique otro canal en la política.`,
    unconfirmed: (channel) =>
      m`⚠️ Slack no confirmó que esto llegara a ${channel}. Mire allí y, si falta, publíquelo de nuevo.`,
    update: (reference) => m`Actualización de ${reference}`,
    postedBy: (person, when) => m`publicada por ${person}, ${when}`,
    automatic: (when) => m`publicada automáticamente, ${when}: nadie la había publicado a tiempo`,
    resolved: (reference) => m`${reference} está resuelta`,
    resolvedBy: (person, length) => m`la resolvió ${person} tras ${length}`,
    reopened: (reference) => m`${reference} vuelve a estar abierta`,
    reopenedBy: (person, when) => m`reabierta por ${person}, ${when}`,
  },
  person: {
    rcaRequested: (person, reference, day) =>
      m`${person} le pide el análisis de causa raíz (RCA) de ${reference}; vence: ${day}`,
    rcaReminded: (reference, day) => m`Su análisis de causa raíz (RCA) de ${reference} vence: ${day}`,
    resolved: (person, reference) => m`${person} resolvió ${reference}, que usted abrió`,
    notSolved: m`Si el problema continúa, puede reabrirla.`,
    reopened: (person, reference) => m`${person} reabrió ${reference}; usted vuelve a ser responsable`,
    fix: (fix) => m`Solución: ${fix}`,
    why: (why) => m`Motivo: ${why}`,
  },
  policyFile: {
    mistakes: (file, count) =>
      count === 1
        ? m`El archivo de la política ${file} tiene un error`
        : m`El archivo de la política ${file} tiene ${count} errores`,
    unreadable: (file) => m`No se puede leer el archivo de la política ${file}`,
    at: (line, column, mistake) => m`línea ${line}, columna ${column}: ${mistake}`,
    more: (count) => m`y ${count} más`,
    oldOneGoesOn: m`Relevo sigue con la política que tenía. Corrija pronto el archivo: un proceso que arranque de nuevo con él no funcionará.`,
  },
  trouble: {
    heading: m`Es posible que los avisos estén detenidos`,
    item: (reference, what, since) => m`${reference}: ${what}; desde: ${since}`,
    promises: {
      acknowledge: m`el plazo de respuesta terminó y no se avisó a nadie más`,
      'draft-update': m`no se redactó la primera actualización`,
      'first-update': m`no salió la primera actualización`,
      'rca-reminder': m`no se recordó el RCA`,
    },
    errands: {
      page: m`un aviso no se envió`,
      reach: m`un aviso no salió por la otra vía que su destinatario eligió`,
      'open-room': m`no se creó la sala`,
      invite: m`no se invitó a la sala a quienes corresponde`,
      'tell-channel': m`no se informó a un canal`,
      'tell-person': m`no se informó a una persona`,
      show: m`un mensaje con el que se trabaja no se actualizó`,
      other: m`algo no se envió`,
    },
    givenUp: (what, failure) => m`${what} y se abandonó el intento (${failure})`,
    more: (count) => m`y ${count} más`,
    whatToDo: m`Llame a quienes deben actuar. Quien opere Relevo: revise ahora su registro y /readyz.`,
    over: m`Los avisos vuelven a funcionar: ya no hay nada retrasado.`,
    eventsLimited: m`Slack está reteniendo eventos de Relevo porque hay demasiados en esta hora. Los comandos, los botones y los avisos siguen funcionando.`,
  },
};
