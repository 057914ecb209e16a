import type { Ctx } from '../context.js';
import type { Language } from '../language/text.js';
import type { WrittenLetter } from '../mail/letter.js';
import { writeFromStudy } from '../study/letter-from-study.js';
import { letterTexts } from './letter-texts.js';
import { linkOf } from './sign-in.js';
import { showCode } from './sign-in-request.js';

/** Whom a letter goes to, and in which language. */
interface Addressee {
  readonly email: string;
  readonly language: Language;
}

/** Returns the letter to who asked to sign in, with a link and a code. */
export function writeSignInLetter(ctx: Ctx, to: Addressee, { token, code }: { token: string; code: string }) {
  const link = linkOf(ctx, token);
  return write(ctx, to, 'signIn', { link: inLanguageOf(to, link), code: showCode(code) });
}

/** Returns the letter that tells somebody of their account, with a link that signs in. */
export function writeAccountLetter(ctx: Ctx, to: Addressee, link: string): Promise<WrittenLetter> {
  const signInPage = inLanguageOf(to, `${ctx.config.baseUrl}/aanmelden`);
  return write(ctx, to, 'account', { link: inLanguageOf(to, link), signInPage });
}

/** Returns the letter that says that results of a wave are there. It holds none of them. */
export function writeResultsLetter(ctx: Ctx, to: Addressee, wave: string): Promise<WrittenLetter> {
  const link = `${ctx.config.baseUrl}/results/${encodeURIComponent(wave)}`;
  return write(ctx, to, 'results', { link: inLanguageOf(to, link), wave });
}

function write(ctx: Ctx, to: Addressee, letter: keyof typeof letterTexts, words: Record<string, string>) {
  const { button, ...written } = letterTexts[letter][to.language];
  return writeFromStudy(ctx, to, { button, written, words, messageId: ctx.newId() });
}

function inLanguageOf({ language }: Addressee, address: string): string {
  return language === 'en' ? `${address}?taal=en` : address;
}
