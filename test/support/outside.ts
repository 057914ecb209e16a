import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Programs of others that read our files, and how each is asked whether it is there. */
const programs = {
  R: ['Rscript', '--version'],
  'R with haven': ['Rscript', '-e', 'library(haven)'],
  PSPP: ['pspp', '--version'],
  LibreOffice: ['soffice', '--version'],
  xmllint: ['xmllint', '--version'],
  'LibreOffice Writer': ['sh', '-c', 'ls "$(dirname "$(readlink -f "$(command -v soffice)")")"/libswlo.so'],
} as const;

/**
 * Returns why tests with a program of others do not run here; empty where it is there. It stands in
 * their names, so that a machine without it says so.
 */
export function missing(program: keyof typeof programs): string {
  const [command, ...words] = programs[program];
  return spawnSync(command, words).status === 0 ? '' : ` (${program} is not here)`;
}

/** Runs a program of others, and returns what it printed. */
export async function outside(command: string, words: readonly string[], folder: string): Promise<string> {
  const { stdout } = await run(command, words, { cwd: folder, maxBuffer: 100_000_000 });
  return stdout;
}
