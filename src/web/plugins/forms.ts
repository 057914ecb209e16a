import formbody from '@fastify/formbody';
import type { FastifyInstance } from 'fastify';
import type { Fields } from '../../questionnaire/fields.js';

/** Takes HTML forms; whatever else is sent to a page is refused with 415. */
export async function forms(app: FastifyInstance): Promise<void> {
  await app.register(formbody, { bodyLimit: 64 * 1024 });
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

// eslint-disable-next-line no-control-regex
const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

function clean(value: unknown): string {
  return typeof value === 'string' ? value.normalize('NFC').replace(/\r\n?/g, '\n').replace(control, '').trim() : '';
}
