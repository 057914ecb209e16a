import type { RouteOptions } from 'fastify';
import { z } from 'zod';

/** The answer to a program that is refused (RFC 9457). */
export const ProblemDocument = z
  .object({
    type: z.string().meta({ description: 'Names the problem for programs: urn:golfslag:problem:NAME.' }),
    title: z.string().meta({ description: 'The same name, in words.' }),
    status: z.int().meta({ description: 'The HTTP status.' }),
    detail: z.string().meta({ description: 'What is wrong, and how to fix it.' }),
    instance: z.string().meta({ description: 'The number of the request; mention it when you report a problem.' }),
    errors: z
      .array(
        z.object({
          field: z.string().meta({ description: 'The parameter that is wrong.' }),
          message: z.string().meta({ description: 'How to fix it.' }),
        }),
      )
      .optional()
      .meta({ description: 'Each parameter that is wrong.' }),
  })
  .meta({ id: 'Problem', description: 'A problem document (RFC 9457).' });

/** The meaning of a refusal, by its status. */
const meanings = {
  400: 'A parameter cannot be read; `errors` says which, and how to fix it.',
  401: 'No token was sent, or it is wrong or revoked.',
  403: 'The study shows no figures while a wave is open.',
  404: 'There is nothing here for this token: no such wave, group or bureau, or not one that it may see.',
  409: 'The wave is not in a state to give this, such as a baseline, or microdata before it is closed.',
  422: 'A parameter can be read, but not be met; `errors` says which, and how to fix it.',
  429: 'Too many requests from this address; `Retry-After` says in how many seconds to come back.',
  500: 'Something unforeseen. Mention `instance` when you report it.',
} as const;
export type RefusalStatus = keyof typeof meanings;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The refusals of an API route beside those that all have, for its description. */
    refuses?: readonly RefusalStatus[];
  }
}

/**
 * Returns the statuses with which a route refuses. They are those of all routes, those of its
 * parameters, and its own.
 */
export function refusalsOf({ schema, config }: RouteOptions): RefusalStatus[] {
  const asked: RefusalStatus[] = schema?.querystring ? [400] : [];
  const named: RefusalStatus[] = schema?.params ? [404] : [];
  return [...new Set([...asked, 401, ...named, ...(config?.refuses ?? []), 429, 500] as const)].sort((a, b) => a - b);
}

/** Returns these refusals as OpenAPI responses. */
export function refusedAs(statuses: readonly RefusalStatus[]): Record<string, object> {
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  return Object.fromEntries(statuses.map((status) => [status, { description: meanings[status], content }]));
}
