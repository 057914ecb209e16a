import type { FastifyError, FastifyRequest } from 'fastify';
import type { FieldError } from '../../problem.js';

type Found = NonNullable<FastifyError['validation']>[number];

/** Returns what is wrong with each parameter of a request. Each error says how to fix it. */
export function fieldErrorsOf(
  { validation = [], validationContext }: FastifyError,
  request: FastifyRequest,
): FieldError[] {
  const given = validationContext === 'querystring' ? request.query : request.params;
  return validation.flatMap((found) => fieldErrorsIn(found, given));
}

function fieldErrorsIn({ keyword, instancePath, message = '', params }: Found, given: unknown): FieldError[] {
  if (keyword === 'unrecognized_keys') {
    return listed(params['keys']).map((field) => ({ field, message: 'There is no such parameter. See /docs.' }));
  }
  const field = instancePath.slice(1).replaceAll('/', '.');
  const value: unknown = Object.entries(Object(given) as object).find(([name]) => name === field)?.[1];
  return [{ field, message: adviceOn(keyword, value, params, message) }];
}

function adviceOn(keyword: string, value: unknown, params: Found['params'], message: string): string {
  if (value === undefined) return 'It is needed.';
  if (Array.isArray(value)) return 'Give it once.';
  if (keyword === 'invalid_value') return `It must be one of ${listed(params['values']).join(', ')}.`;
  return `${message.replace(/\.$/, '')}.`;
}

function listed(values: unknown): string[] {
  return Array.isArray(values) ? values.map(String) : [];
}
