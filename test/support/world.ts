import { Writable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { buildApp, closeApp } from '../../src/app.js';
import { prepareFirstStart, readOurStudy } from '../../src/commands/first-start.js';
import { readConfig } from '../../src/config.js';
import { newId, newReceiptCode, type Ctx } from '../../src/context.js';
import { migrate } from '../../src/database/migrate.js';
import { openDatabase } from '../../src/database/open.js';
import { importInvitees } from '../../src/fieldwork/import-invitees.js';
import { deriveKeys, linkToken } from '../../src/secret.js';
import type { StudyFolder } from '../../src/study/read-folder.js';
import { afterwards } from './afterwards.js';
import { freshDatabaseUrl, type DatabaseKind } from './database.js';
import { freshFolder } from './folder.js';

/** A whole product on a database of its own: the study loaded, wave 2026 open, nobody invited yet. */
export interface World {
  readonly ctx: Ctx;
  readonly app: FastifyInstance;
  /** Every log line so far, one text. */
  log(): string;
  /** Moves the clock forward. */
  passDays(days: number): void;
  /** Takes people into a wave and gives their link tokens, in the same order. */
  invite(people: readonly Person[], wave?: string): Promise<string[]>;
}

export interface Person {
  readonly email: string;
  readonly group?: 'ex-client' | 'employer';
  readonly bureau?: string;
  readonly name?: string;
  readonly language?: 'nl' | 'en';
}

/** Read once for all worlds of a file. */
let study: StudyFolder | undefined;

/** Opens a world, with our study or another; it is closed and removed afterwards. */
export async function openWorld(
  kind: DatabaseKind,
  environment: Record<string, string> = {},
  readStudy = () => (study ??= readOurStudy()),
): Promise<World> {
  const config = readConfig({
    DATABASE_URL: await freshDatabaseUrl(kind),
    DATA_DIR: await freshFolder(),
    RATE_LIMIT: '0',
    BASE_URL: 'http://localhost:3000',
    ...environment,
  });
  const database = openDatabase(config.databaseUrl);
  afterwards(() => database.close());
  await migrate(database);
  let passed = 0;
  const ctx: Ctx = {
    config,
    keys: deriveKeys('a secret of at least thirty-two characters'),
    database,
    db: database.db,
    now: () => new Date(Date.now() + passed * 86_400_000),
    newId,
    newReceiptCode,
  };
  await prepareFirstStart(ctx, readStudy);
  const lines: string[] = [];
  const app = await buildApp(
    ctx,
    new Writable({
      write(chunk: Buffer, _encoding, done) {
        lines.push(chunk.toString());
        done();
      },
    }),
  );
  afterwards(() => closeApp(app, 0));
  return {
    ctx,
    app,
    log: () => lines.join(''),
    passDays: (days) => {
      passed += days;
    },
    invite: (people, wave) => invite(ctx, people, wave),
  };
}

/** Takes people into a wave and returns the tokens of their links. */
export async function invite(ctx: Ctx, people: readonly Person[], wave = '2026'): Promise<string[]> {
  const rows = people.map(({ email, name = '', group = 'ex-client', bureau = 'blcc', language = 'nl' }) =>
    [email, name, group, bureau, language].join(','),
  );
  const csv = ['email,name,group,bureau,language', ...rows].join('\n');
  const { rejected } = await importInvitees(ctx, wave, Buffer.from(csv));
  if (rejected.length) throw new Error(JSON.stringify(rejected));
  const known = await ctx.db.selectFrom('invitee').selectAll().where('wave', '=', wave).execute();
  return people.map(({ email, group = 'ex-client' }) => {
    const invitee = known.find((row) => row.email === email && row.grp === group);
    if (!invitee) throw new Error(`${email} was not taken in`);
    return linkToken(ctx.keys, wave, invitee.id, invitee.link_version);
  });
}
