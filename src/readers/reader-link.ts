import { z } from 'zod';
import type { Ctx } from '../context.js';
import { Language } from '../language/text.js';
import { seal, unseal } from '../secret.js';

/** How long a link can put an address on the list, in days. It can always take it off. */
export const linkDays = 7;

const day = 86_400_000;

/** An address, the language of its letters, and the day on which the link was made. */
const Sealed = z.tuple([z.string(), Language, z.int()]);

/** What a link of the mail to a reader holds. */
export interface ReaderLink {
  readonly email: string;
  readonly language: Language;
  /** Whether it can still put the address on the list. */
  readonly fresh: boolean;
}

/**
 * Returns the token of a link that only the owner of an address gets. The address is in it,
 * encrypted: nothing is kept of who asked until they confirm. It ends in a letter or digit, since
 * mail programs leave other signs out of a link.
 */
export function makeReaderToken(ctx: Ctx, { email, language }: Omit<ReaderLink, 'fresh'>): string {
  const text = JSON.stringify([email, language, today(ctx)]);
  for (;;) {
    const token = seal(ctx.keys.reader, text);
    if (/[a-z0-9]$/i.test(token)) return token;
  }
}

/** Returns what a token holds; undefined if this server did not make it. */
export function readReaderToken(ctx: Ctx, token: string): ReaderLink | undefined {
  const text = unseal(ctx.keys.reader, token);
  if (text === undefined) return undefined;
  const [email, language, made] = Sealed.parse(JSON.parse(text));
  return { email, language, fresh: today(ctx) - made <= linkDays };
}

function today(ctx: Ctx): number {
  return Math.floor(ctx.now().getTime() / day);
}
