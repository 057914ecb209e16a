import { createPrivateKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { DKIMOptions } from 'nodemailer';
import type { Config } from '../config.js';
import { problems } from '../problem.js';

/**
 * The headers that are signed, where a letter has them. One-click opt-out counts only when its two
 * headers are signed (RFC 8058).
 */
const signed = [
  'From',
  'To',
  'Reply-To',
  'Subject',
  'Date',
  'Message-ID',
  'MIME-Version',
  'Content-Type',
  'Content-Transfer-Encoding',
  'Auto-Submitted',
  'List-Unsubscribe',
  'List-Unsubscribe-Post',
];

/** The shortest key, in bits: shorter ones are not trusted (RFC 8301). */
const leastBits = 1024;

/**
 * Returns the DKIM signer for the domain of MAIL_FROM. Returns undefined without DKIM_KEY. Throws
 * for a key that cannot sign.
 */
export function readSigner(config: Pick<Config, 'dkimKey' | 'dkimSelector' | 'mailFrom'>): DKIMOptions | undefined {
  if (config.dkimKey === undefined) return undefined;
  const key = readKey(config.dkimKey);
  // nodemailer signs with RSA only; with any other key it would silently send unsigned.
  if (key.asymmetricKeyType !== 'rsa') throw wrong(config.dkimKey, 'holds no RSA key');
  if ((key.asymmetricKeyDetails?.modulusLength ?? 0) < leastBits) {
    throw wrong(config.dkimKey, `holds a key shorter than ${leastBits} bits`);
  }
  return {
    domainName: config.mailFrom.split('@').at(-1) ?? '',
    keySelector: config.dkimSelector,
    privateKey: key.export({ type: 'pkcs8', format: 'pem' }).toString(),
    headerFieldNames: signed.join(':'),
  };
}

function readKey(file: string): KeyObject {
  let pem: string;
  try {
    pem = readFileSync(file, 'utf8');
  } catch {
    throw wrong(file, 'cannot be read');
  }
  try {
    return createPrivateKey(pem);
  } catch {
    throw wrong(file, 'holds no private key in PEM without a passphrase');
  }
}

function wrong(file: string, what: string) {
  return problems.environment([`DKIM_KEY: ${file} ${what}; \`openssl genrsa -out ${file} 2048\` makes one`]);
}
