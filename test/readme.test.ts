import { execFile } from 'node:child_process';
import { readdirSync, readFileSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { root } from '../src/root.js';
import { serve } from './commands/cli.js';
import { freshFolder } from './support/folder.js';
import { Visitor } from './support/http.js';

const readme = readFileSync(join(root, 'README.md'), 'utf8');
const start = readme.slice(readme.indexOf('## Start'), readme.indexOf('## Where things are'));
const commands = [...start.matchAll(/^ {4}(npx golfslag .+)$/gm)].map(([, line = '']) => line);

/** Runs a line as somebody types it, where npx has nothing to fetch. */
async function type(line: string, folder: string) {
  const { PATH = '' } = process.env;
  const env = { PATH: `${join(root, 'node_modules/.bin')}:${PATH}`, LOG_LEVEL: 'silent' };
  return promisify(execFile)('sh', ['-c', `npx() { "$@"; }\n${line}`], { cwd: folder, env });
}

it('README.md begins with commands that work word for word beside a server', { timeout: 180_000 }, async () => {
  const folder = await freshFolder();
  symlinkSync(join(root, 'studies'), join(folder, 'studies'));
  const server = await serve({ DATA_DIR: join(folder, 'data'), LOG_LEVEL: 'silent', RATE_LIMIT: '0' });
  const samples = [...server.shown().matchAll(/^ {2}(?:ex-client|employer): \S+(\/i\/\S+)$/gm)].map(
    ([, path = '']) => path,
  );

  expect(commands.length).toBeGreaterThan(10);
  const said = new Map<string, string>();
  for (const line of commands) {
    const { stdout, stderr } = await type(line, folder);
    expect([line, stderr]).toEqual([line, '']);
    said.set(line.split(/ +#/)[0] ?? '', stdout);
  }

  const after = (words: string) => [...said].find(([line]) => line.includes(words))?.[1];
  expect(after('invitees import')).toBe('4 added, 0 updated.\n');
  expect(after('invite --wave')).toMatch(/^4 queued\./);
  expect(after('remind')).toMatch(/^4 queued\./);
  expect(readdirSync(join(folder, 'data/mail')).length).toBeGreaterThanOrEqual(4);
  expect(statSync(join(folder, 'data/ex-client.csv')).size).toBeGreaterThan(1000);
  expect(after('doctor')).not.toContain('WRONG');
  expect(samples).toHaveLength(2);
  for (const path of samples) {
    const page = await new Visitor(server.url).open(path);
    expect(page.forms().map(({ method }) => method)).toContain('post');
  }
});

it('README.md starts the product by the script of package.json', () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    scripts: Record<string, string>;
  };
  expect(start).toMatch(/^ {4}npm ci && npm start /m);
  expect(scripts).toMatchObject({ prepare: 'node src/build.js', start: 'node src/golfslag.js serve' });
});
