const answerWithinMs = 5_000;

/**
 * Tells an outside monitor that all is well; it raises the alarm when it hears nothing. The address is a secret: whoever
 * knows it could say that all is well, so no error holds it.
 * @throws when it was not taken: an answer other than 2xx, a redirect included, or none within five seconds.
 */
export async function beat(url: string): Promise<void> {
  let status: number;
  try {
    const answer = await fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(answerWithinMs) });
    await answer.body?.cancel();
    status = answer.status;
  } catch {
    throw new Error('The monitor of RELEVO_HEARTBEAT_URL does not answer.');
  }
  if (status < 200 || status > 299) throw new Error(`The monitor of RELEVO_HEARTBEAT_URL answered ${status}.`);
}
