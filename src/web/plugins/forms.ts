import { parse } from 'node:querystring';
import type { FastifyInstance } from 'fastify';
import { toUnicodeForm } from '../../language/unicode-form.js';
import { problems } from '../../problem.js';
import type { Fields } from '../../questionnaire/fields.js';
import { sameText } from '../../secret.js';

/** The largest form in bytes, unless its route says otherwise: a code, a choice, an address. */
export const shortForm = 4 * 1024;

/**
 * The largest form with texts, in bytes. It is far more than its fields take, so that the form
 * itself can report a long answer.
 */
export const longestForm = 128 * 1024;

/** The most fields in a form: more than any page has. */
export const mostFields = 1000;

/** Accepts HTML forms only; any other body is refused with 415. */
export function forms(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'string', bodyLimit: shortForm },
    (_request, body, done) => {
      done(null, parseForm(String(body)));
    },
  );
}

/** Returns the names and values of a form's body. Throws for one of too many fields. */
function parseForm(body: string): object {
  let fields = 1;
  for (let at = body.indexOf('&'); at >= 0; at = body.indexOf('&', at + 1)) {
    if (++fields > mostFields) throw problems.tooLarge();
  }
  return parse(body, '&', '=', { maxKeys: 0 });
}

/**
 * Returns the values of a form as cleaned text. It is in composed Unicode, with \n as line ends,
 * trimmed. A name that occurs more than once holds a list. A body that is no form gives an empty
 * one.
 */
export function readForm(body: unknown): Fields {
  if (body === null || typeof body !== 'object') return {};
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, Array.isArray(value) ? value.map(clean) : clean(value)]),
  );
}

/** Returns a form that bears this token. Of any other nothing is read: undefined. */
export function readFormWithToken(body: unknown, token: string): Fields | undefined {
  const given = body !== null && typeof body === 'object' && 'form_token' in body ? body.form_token : undefined;
  return typeof given === 'string' && sameText(given, token) ? readForm(body) : undefined;
}

/** Returns what somebody wrote in a form: words and addresses, which are more than a choice. */
export function writtenIn(body: unknown): string[] {
  return Object.values(readForm(body))
    .flat()
    .filter((value) => /[\s@]/.test(value));
}

/** Control characters except line breaks and tabs, and invisible characters. */
const unseen = /[^\P{Cc}\n\t]|[\u200b\u2060\ufeff]/gu;

function clean(value: unknown): string {
  return typeof value === 'string'
    ? toUnicodeForm(value, 'NFC').replace(/\r\n?/g, '\n').replace(unseen, '').trim()
    : '';
}
