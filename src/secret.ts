import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { problems } from './problem.js';
import { describeSystemError } from './system-error.js';

/** One key for each purpose, all derived from SECRET, so that none can serve another purpose. */
export interface Keys {
  readonly link: Buffer;
  readonly cookie: Buffer;
  readonly form: Buffer;
  readonly address: Buffer;
  readonly bounce: Buffer;
  readonly reader: Buffer;
  readonly erased: Buffer;
  readonly challenge: Buffer;
}

/** Returns the keys of every purpose, derived from SECRET. */
export function deriveKeys(secret: string): Keys {
  const derive = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, '', `golfslag ${purpose}`, 32));
  return {
    link: derive('link'),
    cookie: derive('cookie'),
    form: derive('form'),
    address: derive('address'),
    bounce: derive('bounce'),
    reader: derive('reader'),
    erased: derive('erased'),
    challenge: derive('challenge'),
  };
}

/**
 * Returns the secret kept in the data directory. Made there on first use, readable by its owner
 * alone. Throws for a directory that cannot hold it.
 */
export function keepSecret(dataDir: string): string {
  const file = join(dataDir, 'secret');
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    if (!existsSync(file)) makeSecret(file);
    const secret = readFileSync(file, 'utf8').trim();
    if (Buffer.byteLength(secret) < 32) throw problems.environment([tooShort(file)]);
    return secret;
  } catch (error) {
    const why = describeSystemError(error);
    throw why === undefined ? error : problems.environment([`DATA_DIR ${dataDir} cannot hold the secret: ${why}`]);
  }
}

/** Perhaps the disk was full when it was made: with an empty one anybody could make links. */
function tooShort(file: string): string {
  return `${file} holds no secret of 32 bytes or more: put back the one that was there, or remove the file where nobody has a link yet`;
}

/** Makes a secret, unless another process did so meanwhile. */
function makeSecret(file: string): void {
  try {
    writeFileSync(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}

/** Returns the HMAC-SHA256 over the parts, each kept apart from the next. */
export function hmac(key: Buffer, ...parts: readonly (string | number)[]): Buffer {
  return createHmac('sha256', key).update(JSON.stringify(parts)).digest();
}

/** How many characters of a link are its token. */
const tokenLength = 22;

/**
 * Returns the token in a respondent's link. It is 132 bits of an HMAC over wave, invitee and link
 * version. It ends in a letter or digit: mail programs leave another last sign out of a link.
 */
export function linkToken(keys: Keys, wave: string, invitee: string, linkVersion: number): string {
  const token = hmac(keys.link, wave, invitee, linkVersion).toString('base64url').slice(0, tokenLength);
  return /[-_]$/.test(token) ? `${token}0` : token;
}

/**
 * Returns the hash of a link's token. Whatever stands behind the token, such as the full stop of a
 * sentence, is not part of it.
 */
export function hashOfLink(token: string): string {
  return hashOf(token.slice(0, tokenLength));
}

/**
 * Returns the SHA-256 that is stored instead of a token or code. A fast hash is enough because what
 * is hashed has 80 bits or more.
 */
export function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

/** Returns a text encrypted with a key (AES-256-GCM). Only who has the key can read or make it. */
export function seal(key: Buffer, text: string): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const sealed = Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([sealed, cipher.getAuthTag()]).toString('base64url');
}

/** Returns the decrypted text; undefined if it was not sealed with this key. */
export function unseal(key: Buffer, sealed: string): string | undefined {
  const bytes = Buffer.from(sealed, 'base64url');
  if (bytes.length < 28) return undefined;
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(-16));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}

/** Returns whether two texts are equal, in constant time. */
export function sameText(a: string, b: string): boolean {
  const [x, y] = [Buffer.from(a), Buffer.from(b)];
  return x.length === y.length && timingSafeEqual(x, y);
}
