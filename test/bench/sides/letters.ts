import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { startPostgres } from '../../support/postgres.js';
import type { Bench, Runner } from '../harness/bench.js';
import { startProgram } from '../harness/program.js';
import type { DatabaseKind } from './product.js';

/** Letters of a run that are not timed: they warm it up. */
const before = 300;
const timed = 1500;

/** A queue of invitations sent by the product, beside a bare nodemailer pool that sends as many like letters to the same server. */
export function mailBench(name: string, kind: DatabaseKind): Bench {
  return {
    name,
    unit: 'letters/s',
    ours: () => sending('send-ours', kind),
    floor: () => sending('send-bare', kind),
  };
}

async function sending(program: string, kind: DatabaseKind): Promise<Runner> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData: (stream, _session, done) => void stream.resume().on('end', done),
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const smtpUrl = `smtp://127.0.0.1:${String((server.server.address() as AddressInfo).port)}`;
  return {
    async run() {
      const postgres = kind === 'postgres' ? await startPostgres() : undefined;
      const folder = await mkdtemp(join(tmpdir(), 'golfslag-bench-'));
      const databaseUrl = postgres?.url ?? `sqlite:${join(folder, 'golfslag.sqlite')}`;
      const job = JSON.stringify({ smtpUrl, databaseUrl, folder, before, timed });
      const { ready, stop } = await startProgram([`test/bench/sides/${program}.ts`, job], {
        ready: /^(\S+) letters\/s$/,
      });
      await stop();
      await postgres?.stop();
      await rm(folder, { recursive: true, force: true });
      return Number(ready[0]);
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(resolve);
      }),
  };
}
