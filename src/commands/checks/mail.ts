import { setTimeout as wait } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import type { Ctx } from '../../context.js';
import { readSigner } from '../../mail/dkim.js';
import { isPlainOutside, requireTls } from '../../mail/tls.js';
import { wrongInProduction } from './check.js';

/** How long the mail server may take to answer, in milliseconds. */
const patience = 10_000;

/** How long all of its answers may take, so that one that drips does not hold us up. */
const longest = 30_000;

const plain = 'Letters go there unencrypted (ignoreTLS in SMTP_URL): who is on the way can read them, links and all.';

/** Returns that the mail server lets us in. Throws where it does not, in production without one. */
export async function checkMail({ config }: Ctx): Promise<string> {
  const signing = readSigner(config) ? 'Letters are signed.' : 'Letters are not signed: set DKIM_KEY.';
  if (config.smtpUrl === undefined) {
    return wrongInProduction(
      config,
      `SMTP_URL is not set: letters are written as files in DATA_DIR/mail, and nobody gets them. ${signing}`,
    );
  }
  const transport = createTransport({
    url: requireTls(config.smtpUrl),
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
  });
  const over = new AbortController();
  const late = wait(longest, undefined, { signal: over.signal }).then(() => {
    throw new Error(`The mail server did not let us in within ${longest / 1000} seconds.`);
  });
  try {
    await Promise.race([transport.verify(), late]);
    return `The mail server answers and lets us in. ${signing}${isPlainOutside(config.smtpUrl) ? ` ${plain}` : ''}`;
  } finally {
    over.abort();
    transport.close();
  }
}
