import { createTransport } from 'nodemailer';
import { Undelivered, type WayFault } from './undelivered.ts';

export type Mail = {
  /** The same mail sent again has the same one, by which mail programs take it for one. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly language: string;
};

/** @throws Undelivered; what was thrown may have been sent all the same. */
export type SendMail = (mail: Mail) => Promise<void>;

const connectWithinMs = 5_000;
/** A little less than a worker waits when it is stopped. */
const sendWithinMs = 10_000;

/** Sends by the SMTP server of `url`, in the name of `from`. */
export function mailBy({ url, from }: { readonly url: string; readonly from: string }): SendMail {
  const transport = createTransport({
    url,
    connectionTimeout: connectWithinMs,
    greetingTimeout: connectWithinMs,
    socketTimeout: sendWithinMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = /@([\w.-]+)>?\s*$/.exec(from)?.[1] ?? 'relevo.invalid';
  return async ({ id, to, subject, text, html, language }) => {
    const sending = transport.sendMail({
      messageId: `<${id}@${domain}>`,
      from,
      to: { name: '', address: to },
      subject,
      text,
      html,
      headers: { 'Content-Language': language, 'Auto-Submitted': 'auto-generated' },
    });
    await within(sendWithinMs, sending);
  };
}

async function within(ms: number, sending: Promise<unknown>): Promise<void> {
  const { promise: tooLate, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Undelivered({ kind: 'no_answer' })), ms);
  try {
    await Promise.race([sending, tooLate]);
  } catch (error) {
    throw error instanceof Undelivered ? error : new Undelivered(faultOf(error));
  } finally {
    clearTimeout(timer);
  }
}

/** What is said of an address or of what was written to it; what is said of anything else may pass. */
const ofTheMail = new Set(['MAIL FROM', 'RCPT TO', 'DATA']);

function faultOf(error: unknown): WayFault {
  if (!(error instanceof Error) || !('code' in error)) return { kind: 'unknown' };
  const status = 'responseCode' in error && typeof error.responseCode === 'number' ? error.responseCode : null;
  const command = 'command' in error && typeof error.command === 'string' ? error.command : '';
  if (error.code === 'EAUTH' || error.code === 'ENOAUTH') return { kind: 'odd', code: 'smtp_auth' };
  if (error.code === 'ETLS') return { kind: 'odd', code: 'smtp_tls' };
  if (status !== null && status >= 500)
    return { kind: ofTheMail.has(command) ? 'refused' : 'odd', code: `smtp_${status}` };
  if (error.code === 'EENVELOPE' && status === null) return { kind: 'refused', code: 'smtp_address' };
  return { kind: 'no_answer' };
}
