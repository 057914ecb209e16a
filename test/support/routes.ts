import type { FastifyInstance } from 'fastify';

/** A route of the product: its pattern and the methods it answers. */
export interface Route {
  readonly url: string;
  readonly methods: readonly string[];
}

/** Every route that is registered, read from Fastify's own picture of them. */
export function routesOf(app: FastifyInstance): Route[] {
  const above: string[] = [];
  return app
    .printRoutes({ commonPrefix: false })
    .split('\n')
    .flatMap((line) => {
      const [, indent = '', part, methods] = /^(.*?)[├└]── (\S+)(?: \(([A-Z, ]+)\))?$/.exec(line) ?? [];
      if (part === undefined) return [];
      const depth = indent.length / 4;
      const url = (above[depth - 1] ?? '') + part;
      above.splice(depth, Infinity, url);
      return methods === undefined ? [] : [{ url, methods: methods.split(', ') }];
    });
}
