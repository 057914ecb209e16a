import type { Ctx } from '../../context.js';
import { readSigner } from '../../mail/dkim.js';
import { reachMailServer } from '../../mail/reach.js';
import { isPlainOutside } from '../../mail/tls.js';
import { wrongInProduction } from './check.js';

/** How long the mail server may take for an answer, and for all of them, in milliseconds. */
const patience = { each: 10_000, all: 30_000 };

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
  await reachMailServer(config.smtpUrl, patience);
  return `The mail server answers and lets us in. ${signing}${isPlainOutside(config.smtpUrl) ? ` ${plain}` : ''}`;
}
