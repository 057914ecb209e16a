import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import compress from '@fastify/compress';
import type { FastifyInstance } from 'fastify';
import { root } from '../../root.js';

const folder = join(root, 'public');
const types = { css: 'text/css; charset=utf-8', js: 'text/javascript; charset=utf-8', svg: 'image/svg+xml' };
const files = ['golfslag.css', 'staff.css', 'codebook.css', 'golfslag.js', 'passkeys.js', 'icon.svg'] as const;

/** The address of each file, with a hash of its content, so that browsers may cache it forever. */
export const assetUrl = Object.fromEntries(
  files.map((file) => {
    const mark = createHash('sha256')
      .update(readFileSync(join(folder, file)))
      .digest('base64url')
      .slice(0, 10);
    return [file, `/public/${mark}/${file}`];
  }),
) as Record<(typeof files)[number], string>;

/** Serves the files of public/, and compresses answers on request. */
export async function assets(app: FastifyInstance): Promise<void> {
  await app.register(compress, { globalDecompression: false, encodings: ['br', 'gzip'], threshold: 1024 });
  for (const file of files) {
    const content = readFileSync(join(folder, file));
    const type = types[file.split('.').at(-1) as keyof typeof types];
    app.get(assetUrl[file], { config: { right: 'everybody' } }, (_request, reply) =>
      reply.type(type).header('cache-control', 'public, max-age=31536000, immutable').send(content),
    );
  }
}
