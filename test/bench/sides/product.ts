import { createServer } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { openContext } from '../../../src/commands/command-context.js';
import { importInvitees } from '../../../src/fieldwork/import-invitees.js';
import { linkToken } from '../../../src/secret.js';
import { startPostgres } from '../../support/postgres.js';
import { startProgram } from '../harness/program.js';

export type DatabaseKind = 'sqlite' | 'postgres';

/** The product as it is served, with people to answer it. */
export interface Product {
  readonly url: string;
  readonly databaseUrl: string;
  /** Its environment, to open its database with. */
  readonly env: Readonly<Record<string, string>>;
  /** Link tokens of ex-clients who have not answered. */
  readonly tokens: readonly string[];
  stop(): Promise<void>;
}

/** Serves the product on a fresh database, logging to a pipe, without a rate limit. */
export async function serveProduct(kind: DatabaseKind, invitees: number): Promise<Product> {
  const folder = await mkdtemp(join(tmpdir(), 'golfslag-bench-'));
  const postgres = kind === 'postgres' ? await startPostgres() : undefined;
  const port = await freePort();
  const env = {
    DATA_DIR: folder,
    DATABASE_URL: postgres?.url ?? `sqlite:${join(folder, 'golfslag.sqlite')}`,
    SECRET: 'a secret for benches only, of 32 characters',
    PORT: String(port),
    RATE_LIMIT: '0',
  };
  const program = await startProgram(['src/golfslag.js', 'serve'], { env, ready: /Golfslag serves on/ });
  return {
    url: `http://127.0.0.1:${port}`,
    databaseUrl: env.DATABASE_URL,
    env,
    tokens: await inviteMany(env, invitees),
    stop: async () => {
      await program.stop();
      await postgres?.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function inviteMany(env: Record<string, string>, count: number): Promise<string[]> {
  const ctx = await openContext({ ...process.env, ...env });
  const rows = Array.from({ length: count }, (_, i) => `persoon${i}@example.nl,ex-client,blcc`);
  await importInvitees(ctx, '2026', Buffer.from(['email,group,bureau', ...rows].join('\n')));
  const people = await ctx.db.selectFrom('invitee').selectAll().where('sample', '=', 0).execute();
  await ctx.database.close();
  return people.map((person) => linkToken(ctx.keys, person.wave, person.id, person.link_version));
}

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
