import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const root = join(import.meta.dirname, '../../..');
const taskset = ['/usr/bin/taskset', '/bin/taskset'].find((file) => cpus().length > 1 && existsSync(file));

/** A program under test, in a process and on a core of its own. */
export interface Program {
  readonly pid: number;
  /** What `ready` caught: its groups, or the whole match. */
  readonly ready: readonly string[];
  /** Asks it to end and waits until it has. */
  stop(): Promise<void>;
}

/**
 * Starts Node with these arguments on the first core and waits for a line on its output that matches `ready`, as in
 * `startProgram(['src/golfslag.js', 'serve'], { env: { PORT: '0' }, ready: /http:\S+/ })`.
 */
export async function startProgram(
  args: readonly string[],
  { env = {}, ready }: { env?: Readonly<Record<string, string>>; ready: RegExp },
): Promise<Program> {
  const loader = args[0]?.endsWith('.ts') ? ['--import', 'tsx'] : [];
  const words = [process.execPath, ...loader, ...args];
  const [command = '', ...rest] = taskset ? [taskset, '-c', '0', ...words] : words;
  const child = spawn(command, rest, {
    cwd: root,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const lines: string[] = [];
  for await (const line of createInterface(child.stdout)) {
    lines.push(line);
    const match = ready.exec(line);
    if (!match) continue;
    child.stdout.resume();
    const stop = async () => {
      child.kill('SIGTERM');
      await ended;
    };
    return { pid: child.pid ?? 0, ready: match.length > 1 ? match.slice(1) : [...match], stop };
  }
  throw new Error(`${args.join(' ')} ended before it was ready.\n${lines.join('\n')}`);
}

/** Moves this process, the one that makes the load, off the core of the programs under test. */
export function leaveTheFirstCore(): void {
  if (taskset) execFileSync(taskset, ['-a', '-c', '-p', `1-${cpus().length - 1}`, String(process.pid)]);
}
