import view from '@fastify/view';
import type { FastifyInstance } from 'fastify';
import type { Ctx } from '../../context.js';
import { openViews, viewsFolder } from '../../views.js';

/** Serves the views in views/. */
export async function views(app: FastifyInstance, _ctx: Ctx): Promise<void> {
  await app.register(view, { engine: { eta: openViews() }, templates: viewsFolder, production: true, viewExt: 'eta' });
}
