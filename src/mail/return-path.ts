import { hmac, sameText } from '../secret.js';

/**
 * An id of 132 bits and 32 bits of an HMAC over it, as hexadecimal digits: mail servers may change
 * the case, and write the + before it as =2B, +2B or %2B (RFC 2045, 3461 and 3986).
 */
const opaque = /(?:(?<![0-9a-f])|(?<=[=+%]2b))([0-9a-f]{33})([0-9a-f]{8})(?![0-9a-f])/gi;

/**
 * Returns the address that a letter comes back to. Only this server can see in it which letter that
 * is.
 */
export function returnPath(key: Buffer, letterId: string, address: string): string {
  const at = address.lastIndexOf('@');
  const id = Buffer.from(`${letterId}AA`, 'base64url').toString('hex').slice(0, 33);
  return `${address.slice(0, at)}+${id}${mark(key, letterId)}${address.slice(at)}`;
}

/**
 * Returns the letter whose return path is in a text. A forwarder may have rewritten it. Returns
 * undefined where none of ours is there.
 */
export function readReturnPath(key: Buffer, text: string): string | undefined {
  for (const [, id = '', given = ''] of text.replace(/=\r?\n/g, '').matchAll(opaque)) {
    const letterId = Buffer.from(`${id}000`, 'hex').toString('base64url').slice(0, 22);
    if (sameText(given.toLowerCase(), mark(key, letterId))) return letterId;
  }
  return undefined;
}

function mark(key: Buffer, letterId: string): string {
  return hmac(key, letterId).toString('hex').slice(0, 8);
}
