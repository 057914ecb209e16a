import formbody from '@fastify/formbody';
import type { FastifyInstance } from 'fastify';
import type { Fields } from '../../questionnaire/fields.js';

/** The largest form, in bytes: far more than its fields take, so that too long an answer comes back to be shortened. */
export const longestForm = 256 * 1024;

/** Takes HTML forms; whatever else is sent is refused with 415. */
export async function forms(app: FastifyInstance): Promise<void> {
  app.removeAllContentTypeParsers();
  await app.register(formbody, { bodyLimit: longestForm });
}

/**
 * A form as it was filled in: values as text, in composed Unicode, with plain line ends, without blanks around.
 * Names that occur more than once hold a list. Anything that is no form gives an empty one.
 */
export function readForm(body: unknown): Fields {
  if (body === null || typeof body !== 'object') return {};
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, Array.isArray(value) ? value.map(clean) : clean(value)]),
  );
}

/** Control characters but line breaks and tabs, and characters that nobody sees. */
const unseen = /[^\P{Cc}\n\t]|[\u200b\u2060\ufeff]/gu;

function clean(value: unknown): string {
  return typeof value === 'string' ? value.normalize('NFC').replace(/\r\n?/g, '\n').replace(unseen, '').trim() : '';
}
