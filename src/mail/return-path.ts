import { hmac, sameText } from '../secret.js';

/** An id of 132 bits and 32 bits of an HMAC over it, as hexadecimal digits: mail servers may change upper to lower case. */
const opaque = /(?<![0-9a-f])([0-9a-f]{33})([0-9a-f]{8})(?![0-9a-f])/gi;

/** The address that a letter comes back to: it tells this server which letter, and everybody else nothing. */
export function returnPath(key: Buffer, letterId: string, address: string): string {
  const at = address.lastIndexOf('@');
  const id = Buffer.from(`${letterId}AA`, 'base64url').toString('hex').slice(0, 33);
  return `${address.slice(0, at)}+${id}${mark(key, letterId)}${address.slice(at)}`;
}

/** The letter whose return path stands in a text, also rewritten by a forwarder; undefined where none of ours does. */
export function readReturnPath(key: Buffer, text: string): string | undefined {
  for (const [, id = '', given = ''] of text.matchAll(opaque)) {
    const letterId = Buffer.from(`${id}000`, 'hex').toString('base64url').slice(0, 22);
    if (sameText(given.toLowerCase(), mark(key, letterId))) return letterId;
  }
  return undefined;
}

function mark(key: Buffer, letterId: string): string {
  return hmac(key, letterId).toString('hex').slice(0, 8);
}
