import { z } from 'zod';

/** How a letter came back: `hard` when its address is wrong, `soft` for any other reason. */
export const Returned = z.enum(['hard', 'soft']);
export type Returned = z.infer<typeof Returned>;

/**
 * What the refusal of a letter speaks of: the recipient's `address`, that person's `mailbox` (full,
 * say), or neither: us, the letter, or the receiving `host` as a whole.
 */
export const Cause = z.enum(['address', 'mailbox', 'host']);
export type Cause = z.infer<typeof Cause>;

/** Returns how a letter came back that was refused for this cause. */
export function returnedFor(cause: Cause): Returned {
  return cause === 'address' ? 'hard' : 'soft';
}

/**
 * Returns whether a permanent status is about an address. That is the recipient's, or for some
 * statuses the sender's (RFC 3463, 3.2).
 */
export function isAboutAddress(status: string | null): boolean {
  return status !== null && /^5\.1\./.test(status);
}

/**
 * Permanent statuses (RFC 3463 and its registry) about the recipient's address: no such mailbox,
 * domain or syntax, ambiguous, moved, a domain that takes no mail, a mailbox that is disabled, no
 * route to the domain. Exchange gives 5.4.1 for unknown people and 5.4.310 for unknown domains. Not
 * 5.1.7 and 5.1.8, which are about the sender.
 */
const addressIsWrong = /^5\.(1\.(0|1|2|3|4|6|10)|2\.1|4\.(1|4|310))$/;

/**
 * Returns the cause of a reported status. For 5.0.0, which gives no reason, the mail server's own
 * answer decides.
 */
export function judgeStatus(status: string, diagnostic = ''): Cause {
  const [, code, answer = ''] = /^\s*smtp\s*;\s*(\d{3})\b(.*)/is.exec(diagnostic) ?? [];
  if (status === '5.0.0' && code !== undefined) return judgeAnswer(Number(code), answer);
  return causeOf(status);
}

/**
 * Returns the cause of an answer to RCPT TO. The enhanced status decides, or without one a bare
 * 550, 551 or 553 (RFC 5321, 4.2.3).
 */
export function judgeAnswer(code: number, response: string): Cause {
  const statuses = response.matchAll(/(?<![\d.])([45])\.\d{1,3}\.\d{1,3}(?!\.?\d)/g);
  const [status] = [...statuses].find(([all, kind]) => kind === `${code}`[0] && all !== '5.0.0') ?? [];
  if (status !== undefined) return causeOf(status);
  return [550, 551, 553].includes(code) ? 'address' : 'host';
}

function causeOf(status: string): Cause {
  if (addressIsWrong.test(status)) return 'address';
  return /^5\.2\./.test(status) ? 'mailbox' : 'host';
}
