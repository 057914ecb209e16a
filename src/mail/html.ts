import MarkdownIt from 'markdown-it';
import type { Language } from '../language/text.js';
import { memoize } from '../memoize.js';
import { fillIn, leaveOutUndated, type Values } from './fill-in.js';

/**
 * A letter to render as HTML that mail programs keep whole: styles inline, nothing loaded, no
 * colour but of the button and two lines, so that it suits light and dark mode.
 */
export interface HtmlLetter {
  /** Markdown with placeholders; what follows a line of three hyphens is the small print. */
  readonly body: string;
  readonly words: Values;
  readonly subject: string;
  /** The words of the button that takes the place of a line with only {link}. */
  readonly button: string;
  readonly language: Language;
}

/** The line above the small print. */
export const smallPrint = /^---[ \t]*$/m;

const sea = '#0b5563';
/** Visible on a white page and on a black one. */
const line = '#3d8f9c';

const styles: Readonly<Record<string, string>> = {
  p: 'margin:0 0 1.1em',
  h1: 'margin:0 0 .6em;font-size:1.3em;line-height:1.3',
  h2: 'margin:1.4em 0 .5em;font-size:1.15em;line-height:1.3',
  ul: 'margin:0 0 1.1em;padding:0 0 0 1.3em',
  ol: 'margin:0 0 1.1em;padding:0 0 0 1.3em',
  li: 'margin:0 0 .4em',
  a: 'color:inherit;text-decoration:underline;overflow-wrap:anywhere;word-break:break-word',
};

const beneathButton: Record<Language, string> = {
  nl: 'Werkt de knop niet? Open dan dit adres:',
  en: 'Does the button not work? Then open this address:',
};

/** Without images: a letter loads nothing, so that opening it tells nobody. */
const markdown = new MarkdownIt({ html: false }).disable('image');
const { normalizeLink } = markdown;
markdown.normalizeLink = (url) => (/^\{\w+\}$/.test(url) ? url : normalizeLink(url));
markdown.core.ruler.push('inline-styles', ({ tokens }) => {
  for (const token of tokens.flatMap((one) => [one, ...(one.children ?? [])])) {
    const style = styles[token.tag];
    if (style !== undefined && token.nesting === 1) token.attrSet('style', style);
  }
});

/** Returns the letter as an HTML document. Values of placeholders are text, never Markdown. */
export function renderLetter({ body, words, subject, button, language }: HtmlLetter): string {
  const [letter = '', ...rest] = leaveOutUndated(body, words).split(smallPrint);
  const [main, small] = [letter, rest.join('\n')].map((part) => toHtml(part, { ...words, button }, language));
  const foot = small
    ? `<div style="margin:2em 0 0;padding:1.2em 0 0;border-top:1px solid ${line};font-size:.82em;line-height:1.5">\n${small}</div>\n`
    : '';
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${escape(subject)}</title>
</head>
<body style="margin:0;padding:0">
<div role="article" lang="${language}" aria-label="${escape(subject)}" style="max-width:36em;margin:0 auto;padding:1.5em 1.2em;font-family:system-ui,-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;font-size:17px;line-height:1.55;overflow-wrap:break-word">
${main ?? ''}${foot}</div>
</body>
</html>
`;
}

function toHtml(part: string, words: Values, language: Language): string {
  const inHtml = Object.fromEntries(
    Object.entries(words).map(([word, value = '']) => [
      word,
      isAddress(word) ? anchor(word, value) : escape(value).replaceAll('\n', '<br>\n'),
    ]),
  );
  // A placeholder may also be the target of a Markdown link: [the questionnaire]({link}).
  const linked = render(part, language).replaceAll(
    /href="(\{\w+\})"/g,
    (_, word: string) => `href="${escape(fillIn(word, words))}"`,
  );
  return fillIn(linked, inHtml);
}

/**
 * A part of a letter as HTML with its placeholders: rendered once, filled in for every recipient.
 */
const render = memoize(
  (part: string, language: Language) => markdown.render(part).replaceAll(/<p[^>]*>\{link\}<\/p>/g, buttonIn(language)),
  { max: 100, key: (part, language) => `${language} ${part}` },
);

/**
 * The button in place of a line with only {link}: large enough to tap, with the address in full
 * beneath it.
 */
function buttonIn(language: Language): string {
  return `<table role="presentation" cellpadding="6" cellspacing="0" border="0" style="width:100%;max-width:22em;margin:1.6em 0 .9em">
<tr><td align="center" bgcolor="${sea}" style="border:1px solid ${line};border-radius:10px;background:${sea}"><a href="{link}" style="display:block;padding:.55em 1em;color:#ffffff;font-weight:600;line-height:1.4;text-decoration:none">{button}</a></td></tr>
</table>
<p style="margin:0 0 1.6em;font-size:.88em;line-height:1.5">${beneathButton[language]}<br>{link}</p>`;
}

function isAddress(word: string): boolean {
  return ['link', 'optOut', 'notMe', 'contactEmail', 'privacyPage', 'reportPage'].includes(word);
}

function anchor(word: string, value: string): string {
  const address = escape(value);
  return `<a href="${word === 'contactEmail' ? 'mailto:' : ''}${address}" style="${styles['a'] ?? ''}">${address}</a>`;
}

function escape(text: string): string {
  return markdown.utils.escapeHtml(text);
}
