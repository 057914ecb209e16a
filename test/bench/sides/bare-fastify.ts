/** The least anybody could do: a bare Fastify with our headers, logging and bytes, and one prepared statement a request. */
import Fastify, { LogController } from 'fastify';
import SQLite from 'better-sqlite3';
import pg from 'pg';
import { z } from 'zod';

const job = z
  .object({
    port: z.number(),
    databaseUrl: z.string(),
    does: z.enum(['read', 'insert']),
    key: z.string(),
    headers: z.record(z.string(), z.string()),
    body: z.string(),
  })
  .parse(JSON.parse(process.argv[2] ?? ''));

const statements = {
  read: 'select * from invitee where token_hash = ?',
  insert: 'insert into floor (id, answers) values (?, ?)',
};
const table = 'create table if not exists floor (id text primary key, answers text not null)';

async function prepare(): Promise<() => unknown> {
  let next = 0;
  const values = () => (job.does === 'read' ? [job.key] : [`${process.pid}-${next++}`, job.key]);
  if (job.databaseUrl.startsWith('sqlite:')) {
    const sqlite = new SQLite(job.databaseUrl.slice('sqlite:'.length));
    sqlite.pragma('journal_mode = WAL');
    sqlite.pragma('synchronous = FULL');
    sqlite.exec(table);
    const statement = sqlite.prepare(statements[job.does]);
    return job.does === 'read' ? () => statement.get(...values()) : () => statement.run(...values());
  }
  const pool = new pg.Pool({ connectionString: job.databaseUrl, max: 10 });
  await pool.query(table);
  let place = 0;
  const text = statements[job.does].replaceAll('?', () => `$${++place}`);
  return () => pool.query({ name: job.does, text, values: values() });
}

const doOne = await prepare();
const app = Fastify({ logger: true, logController: new LogController({ disableRequestLogging: true }) });
app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) => {
  done(null, body);
});
app.addHook('onResponse', (request, reply, done) => {
  request.log.info(
    { method: request.method, route: request.routeOptions.url, status: reply.statusCode, ms: reply.elapsedTime },
    'answered',
  );
  done();
});
app.all('*', async (_request, reply) => {
  await doOne();
  return reply.headers(job.headers).send(job.body);
});
await app.listen({ port: job.port, host: '127.0.0.1' });
process.stdout.write('ready\n');
