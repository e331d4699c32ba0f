/** The connection broke or could not be made, the server stops or starts, or two transactions got in each other's way. */
const passing = /^(?:08\w{3}|57P0[1235]|40001|40P01|ECONNRESET|ECONNREFUSED|EPIPE|ETIMEDOUT)$/;

/** What the driver says without a code when a connection is lost, or none is left. */
const lost =
  /^(?:Connection terminated|Client has encountered a connection error|Postgres connection has been discarded|timeout exceeded when trying to connect)/;

/** Of two of the same request one was first: asked again, it is found. */
const twins = new Set(['inbox_pkey', 'escalations_team_id_request_key_key']);

/**
 * Whether the same work may well succeed when it is begun anew. It says nothing of what became of it: a connection that
 * breaks at the commit leaves that open, so whoever begins anew must look first.
 */
export function mayPass(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = 'code' in error ? error.code : undefined;
  const constraint = 'constraint' in error ? error.constraint : undefined;
  if (code === '23505') return typeof constraint === 'string' && twins.has(constraint);
  // A plan that no longer fits its table is made anew.
  if (code === '0A000') return error.message.includes('cached plan');
  return typeof code === 'string' ? passing.test(code) : lost.test(error.message);
}
