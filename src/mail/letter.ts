import MarkdownIt from 'markdown-it';
import type { SendMailOptions } from 'nodemailer';
import type { Language } from '../questionnaire/text.js';
import { fillIn, type LetterWords } from './fill-in.js';

const markdown = new MarkdownIt({ html: false });
const { normalizeLink } = markdown;
markdown.normalizeLink = (url) => (/^\{\w+\}$/.test(url) ? url : normalizeLink(url));

/** Everything that goes into one person's letter. */
export interface LetterTo {
  readonly written: { readonly subject: string; readonly body: string };
  readonly words: Omit<LetterWords, 'greeting'>;
  readonly language: Language;
  readonly to: { readonly name: string; readonly address: string };
  readonly from: { readonly name: string; readonly address: string };
  readonly replyTo: string;
  /** Says which letter this is without saying whose: the same for the same wave, person and step. */
  readonly messageId: string;
}

/** A letter as text and HTML, ready to be transmitted. Words go into the HTML as text, never as Markdown. */
export function writeLetter({ written, words, language, to, from, replyTo, messageId }: LetterTo): SendMailOptions {
  const filled: LetterWords = { ...words, greeting: greet(to.name, language) };
  const inHtml = Object.fromEntries(
    Object.entries(filled).map(([word, value]) => [word, isLink(word) ? anchor(value) : escape(value)]),
  );
  // A word may also be where a Markdown link leads: [the questionnaire]({link}).
  const rendered = markdown
    .render(written.body)
    .replaceAll(/href="(\{\w+\})"/g, (_, word: string) => `href="${escape(fillIn(word, filled))}"`);
  const html = fillIn(rendered, inHtml);
  return {
    from,
    to,
    replyTo,
    subject: fillIn(written.subject, filled),
    text: fillIn(written.body, filled),
    html: `<!doctype html><html lang="${language}"><body style="font: 17px/1.5 sans-serif; max-width: 36em">${html}</body></html>`,
    messageId: `<${messageId}@${from.address.split('@').at(-1) ?? 'localhost'}>`,
    envelope: { from: from.address, to: to.address },
    headers: { 'Auto-Submitted': 'auto-generated' },
    disableFileAccess: true,
    disableUrlAccess: true,
  };
}

function greet(name: string, language: Language): string {
  if (language === 'en') return name ? `Dear ${name},` : 'Hello,';
  return name ? `Beste ${name},` : 'Goedendag,';
}

function isLink(word: string): boolean {
  return word === 'link' || word === 'optOut' || word === 'notMe';
}

function anchor(address: string): string {
  return `<a href="${escape(address)}">${escape(address)}</a>`;
}

function escape(text: string): string {
  return markdown.utils.escapeHtml(text);
}
