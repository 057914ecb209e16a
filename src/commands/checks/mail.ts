import { createTransport } from 'nodemailer';
import type { Ctx } from '../../context.js';
import { readSigner } from '../../mail/dkim.js';
import { wrongInProduction } from './check.js';

/** How long the mail server may take to answer, in milliseconds. */
const patience = 10_000;

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
    url: config.smtpUrl,
    connectionTimeout: patience,
    greetingTimeout: patience,
    socketTimeout: patience,
  });
  try {
    await transport.verify();
    return `The mail server answers and lets us in. ${signing}`;
  } finally {
    transport.close();
  }
}
