import swagger from '@fastify/swagger';
import type { FastifyInstance, RouteOptions } from 'fastify';
import { createJsonSchemaTransformObject, jsonSchemaTransform } from 'fastify-type-provider-zod';
import { refusalsOf, refusedAs } from './refusals.js';
import { about } from './about.js';

/** The operation id of a route: getResults for GET /waves/:wave/groups/:group/results. */
function nameOf({ method, url }: RouteOptions): string {
  const last = url.split('/').findLast((part) => /^[a-z]/.test(part)) ?? '';
  return `${String(method).toLowerCase()}${last.charAt(0).toUpperCase()}${last.slice(1)}`;
}

/**
 * Describes the routes of this scope in OpenAPI 3.1. Their zod schemas are the source;
 * `app.swagger()` returns the document once the app is ready. What all routes share is added here:
 * a name, the token, and the refusals. A route gives `schema: { summary, description, params,
 * querystring, response }`; a schema with `.meta({ id })` becomes a component of that name.
 */
export async function openapi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: about,
    convertConstToEnum: false,
    transform: (given) => {
      const { schema, url } = jsonSchemaTransform(given);
      if (schema.hide) return { schema, url };
      const response = { ...(schema.response as object), ...refusedAs(refusalsOf(given.route)) };
      return { schema: { operationId: nameOf(given.route), security: [{ token: [] }], ...schema, response }, url };
    },
    transformObject: (given) => withoutUnused(withoutNoise(createJsonSchemaTransformObject({})(given))),
  });
}

/** The document without what zod adds everywhere: safe integers, read-only, no further fields. */
function withoutNoise<T>(document: T): T {
  const isNoise = (key: string, value: unknown) =>
    (key === 'additionalProperties' && value === false) ||
    key === 'readOnly' ||
    Math.abs(Number(value)) === Number.MAX_SAFE_INTEGER;
  const text = JSON.stringify(document, (key, value: unknown) => (isNoise(key, value) ? undefined : value));
  return JSON.parse(text) as T;
}

/** The document without unused schemas: each is made both for input and for output. */
function withoutUnused<T extends object>(document: T): T {
  const { components } = document as { components?: { schemas?: Record<string, unknown> } };
  const schemas = components?.schemas ?? {};
  const used = new Set<string>();
  const follow = (part: unknown) => {
    for (const [, name = ''] of JSON.stringify(part).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (used.has(name)) continue;
      used.add(name);
      follow(schemas[name] ?? null);
    }
  };
  follow({ ...document, components: null });
  const kept = Object.entries(schemas).filter(([name]) => used.has(name));
  return { ...document, components: { ...components, schemas: Object.fromEntries(kept.sort(byName)) } };
}

function byName([one]: [string, unknown], [other]: [string, unknown]): number {
  return one < other ? -1 : 1;
}
