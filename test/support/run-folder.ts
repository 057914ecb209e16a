import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The machine's temporary folder, for what outlives a run. */
export function lastingFolder(): string {
  return process.env['GOLFSLAG_LASTING_TMPDIR'] ?? tmpdir();
}

/**
 * Makes one temporary folder that this process and its children use as theirs, and gives what removes it.
 * A sweeper removes it also when this process is killed: it waits for the end of its standard input, no more.
 */
export function openRunFolder(): () => Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'golfslag-run-'));
  process.env['GOLFSLAG_LASTING_TMPDIR'] = tmpdir();
  process.env['TMPDIR'] = folder;
  const sweeper = spawn('sh', ['-c', 'cat; rm -rf "$1"', 'sweeper', folder], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  const swept = once(sweeper, 'exit');
  return async () => {
    sweeper.stdin.end();
    await swept;
  };
}
