import formbody from '@fastify/formbody';
import type { FastifyInstance } from 'fastify';
import type { Fields } from '../../questionnaire/fields.js';

/**
 * The largest form, in bytes: far more than its fields take, so that the form itself can report a
 * long answer.
 */
export const longestForm = 256 * 1024;

/** Accepts HTML forms only; any other body is refused with 415. */
export async function forms(app: FastifyInstance): Promise<void> {
  app.removeAllContentTypeParsers();
  await app.register(formbody, { bodyLimit: longestForm });
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

/** Control characters except line breaks and tabs, and invisible characters. */
const unseen = /[^\P{Cc}\n\t]|[\u200b\u2060\ufeff]/gu;

function clean(value: unknown): string {
  return typeof value === 'string' ? value.normalize('NFC').replace(/\r\n?/g, '\n').replace(unseen, '').trim() : '';
}
