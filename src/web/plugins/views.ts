import { fileURLToPath } from 'node:url';
import view from '@fastify/view';
import { Eta } from 'eta';
import type { FastifyInstance } from 'fastify';
import type { Ctx } from '../../context.js';

const folder = fileURLToPath(new URL('../../../views', import.meta.url));

/** Views in views/; a name that a view does not get is an error, never the word "undefined". */
export async function views(app: FastifyInstance, _ctx: Ctx): Promise<void> {
  const eta = new Eta({
    views: folder,
    cache: true,
    autoFilter: true,
    filterFunction: (value: unknown) => {
      if (value === undefined || value === null) throw new Error('A view was not given something that it shows');
      return String(value);
    },
  });
  await app.register(view, { engine: { eta }, templates: folder, production: true, viewExt: 'eta' });
}
