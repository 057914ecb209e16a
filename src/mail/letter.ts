import type { SendMailOptions } from 'nodemailer';
import type { Language } from '../language/text.js';
import { fillIn, type Values } from './fill-in.js';
import { renderLetter, smallPrint } from './html.js';
import { toPlainText } from './plain-text.js';

/** A name and an address, as in a header. */
export interface Mailbox {
  readonly name: string;
  readonly address: string;
}

/** The contents of one person's letter. */
export interface LetterTo {
  readonly written: { readonly subject: string; readonly body: string };
  /** The values of its placeholders; a greeting by name where they hold none. */
  readonly words: Values;
  /** A sentence of who sends it, which ends the letter, above the small print. */
  readonly sentence?: string | undefined;
  readonly button: string;
  readonly language: Language;
  readonly to: Mailbox;
  readonly from: Mailbox;
  readonly replyTo: string;
  /** The address at which a mail program can opt out with one click (RFC 8058). */
  readonly unsubscribe?: string;
  /**
   * An id that does not reveal the person: the same for the same wave, person, address and step.
   */
  readonly messageId: string;
}

/** A letter ready to be sent. */
export interface WrittenLetter extends SendMailOptions {
  from: Mailbox;
  to: Mailbox;
  replyTo: string;
  subject: string;
  text: string;
  html: string;
  headers: Record<string, { readonly prepared: true; readonly value: string }>;
}

/**
 * Returns a letter as text and HTML. Its headers mark it as automatic, and say where a mail program
 * can opt out.
 */
export function writeLetter(letter: LetterTo): WrittenLetter {
  const { written, button, language, to, from, replyTo, unsubscribe, messageId, sentence } = letter;
  const words = { greeting: greet(to.name, language), ...letter.words, sentence };
  const subject = fillIn(written.subject, words);
  const body = sentence === undefined ? written.body : endWith('{sentence}', written.body);
  return {
    from,
    to,
    replyTo,
    subject,
    text: fillIn(toPlainText(body), words),
    html: renderLetter({ body, words, subject, button, language }),
    messageId: `<${messageId}@${from.address.split('@').at(-1) ?? 'localhost'}>`,
    headers: {
      'Auto-Submitted': whole('auto-generated'),
      ...(unsubscribe !== undefined && {
        'List-Unsubscribe': whole(`<${unsubscribe}>`),
        'List-Unsubscribe-Post': whole('List-Unsubscribe=One-Click'),
      }),
    },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

/** A header on one line: nodemailer would fold it, and some mail programs do not unfold these. */
function whole(value: string) {
  return { prepared: true, value } as const;
}

/** The text with a last paragraph, which stands above the small print. */
function endWith(paragraph: string, body: string): string {
  const [letter = '', ...small] = body.split(smallPrint);
  return [`${letter.trimEnd()}\n\n${paragraph}\n`, ...small.map((part) => `\n---\n${part}`)].join('');
}

/** Returns how a letter greets by itself, by name or without one. */
export function greet(name: string, language: Language): string {
  if (language === 'en') return name ? `Dear ${name},` : 'Hello,';
  return name ? `Beste ${name},` : 'Goedendag,';
}
