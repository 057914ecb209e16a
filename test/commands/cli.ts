import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { afterwards } from '../support/afterwards.js';
import { freshFolder } from '../support/folder.js';
import { root } from '../../src/root.js';

/** How a command ended. */
export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export type Environment = Readonly<Record<string, string>>;

/** The environment of an installation of its own, with an empty database. */
export async function freshInstallation(more: Environment = {}): Promise<Environment & { DATA_DIR: string }> {
  return {
    DATA_DIR: await freshFolder(),
    SECRET: 'a secret for tests of commands, of 32 characters or more',
    LOG_LEVEL: 'silent',
    RATE_LIMIT: '0',
    ...more,
  };
}

/** Starts the real program. */
export function start(environment: Environment, words: readonly string[]) {
  const { PATH = '', TMPDIR = '' } = process.env;
  const env = { PATH, TMPDIR, ...environment };
  return spawn(process.execPath, ['src/golfslag.js', ...words], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
}

/** Runs the real program to its end. */
export async function golfslag(environment: Environment, ...words: string[]): Promise<Ended> {
  const program = start(environment, words);
  const [stdout, stderr, [status]] = await Promise.all([
    text(program.stdout),
    text(program.stderr),
    once(program, 'close') as Promise<[number | null]>,
  ]);
  return { status, stdout, stderr };
}

/** Runs a command with --json that should do what it is asked, and gives its one document. */
export async function json(environment: Environment, ...words: string[]): Promise<unknown> {
  const { status, stdout, stderr } = await golfslag(environment, ...words, '--json');
  if (status !== 0 || stderr !== '') throw new Error(`golfslag ${words.join(' ')} ended ${status}: ${stderr}`);
  const lines = stdout.split('\n');
  if (lines.length !== 2 || lines[1] !== '') throw new Error(`More than one document: ${stdout}`);
  return JSON.parse(lines[0] ?? '') as unknown;
}

/** A server: where it is, what it has printed so far, and a way to stop it, which gives how it ended. */
export interface Served {
  readonly url: string;
  shown(): string;
  stop(): Promise<Ended>;
}

/** Serves on a free port; stopped afterwards. */
export async function serve(environment: Environment): Promise<Served> {
  const program = start(environment, ['serve', '--port', '0']);
  const ended = once(program, 'close') as Promise<[number | null]>;
  const stderr = text(program.stderr);
  const lines: string[] = [];
  const url = await new Promise<string>((resolve, reject) => {
    createInterface(program.stdout).on('line', (line) => {
      lines.push(line);
      const address = /Golfslag serves on \S+ \((\S+)\)/.exec(line)?.[1];
      if (address) resolve(address);
    });
    ended.then(async () => reject(new Error(`It did not serve: ${await stderr}`)), reject);
  });
  const stop = async () => {
    program.kill('SIGTERM');
    const [status] = await ended;
    return { status, stdout: lines.join('\n'), stderr: await stderr };
  };
  afterwards(stop);
  return { url, shown: () => lines.join('\n'), stop };
}
