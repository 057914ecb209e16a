import { isLoopback } from '../config.js';

/**
 * Returns the address of a mail server, which then must take letters encrypted. That is left to a
 * server on this machine, to smtps, and to an address that says `?ignoreTLS=true`.
 */
export function requireTls(url: string): string {
  if (!goesPlain(url) || ignoresTls(url)) return url;
  const secured = new URL(url);
  secured.searchParams.set('requireTLS', 'true');
  return secured.href;
}

/** Returns whether letters leave this machine in the clear, because SMTP_URL says so. */
export function isPlainOutside(url: string): boolean {
  return goesPlain(url) && ignoresTls(url);
}

function goesPlain(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'smtp:' && !isLoopback(hostname);
}

function ignoresTls(url: string): boolean {
  return new URL(url).searchParams.get('ignoreTLS') === 'true';
}
