import type { FastifyInstance } from 'fastify';
import type { Ctx } from '../../context.js';

export async function api(_app: FastifyInstance, _: { ctx: Ctx }): Promise<void> {}
