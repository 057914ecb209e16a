import { setTimeout as wait } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import { requireTls } from './tls.js';

/**
 * Tries whether the mail server lets us in, and sends nothing. Throws where it does not. `each` and
 * `all` are how long an answer and all of them may take, in milliseconds, so that one that drips
 * does not hold us up.
 */
export async function reachMailServer(url: string, { each, all }: { each: number; all: number }): Promise<void> {
  const transport = createTransport({
    url: requireTls(url),
    connectionTimeout: each,
    greetingTimeout: each,
    socketTimeout: each,
  });
  const over = new AbortController();
  const late = wait(all, undefined, { signal: over.signal }).then(() => {
    throw new Error(`The mail server did not let us in within ${all / 1000} seconds.`);
  });
  try {
    await Promise.race([transport.verify(), late]);
  } finally {
    over.abort();
    transport.close();
  }
}
