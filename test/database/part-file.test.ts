import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../../src/root.js';
import { afterwards } from '../support/afterwards.js';
import { freshFolder } from '../support/folder.js';

it('nothing is left of a file that is made while another one is, when a signal ends the program', async () => {
  const folder = await freshFolder();
  const [outer, inner] = [join(folder, 'outer'), join(folder, 'inner')];
  const program = `
    const { withPartFile } = await import('./src/database/part-file.ts');
    const forever = () => new Promise((resolve) => setInterval(resolve, 3_600_000));
    await withPartFile(${JSON.stringify(outer)}, () => withPartFile(${JSON.stringify(inner)}, () => {
      process.stdout.write('here');
      return forever();
    }));`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], { cwd: root });
  const ended = once(child, 'close');
  afterwards(() => child.kill('SIGKILL'));
  await once(child.stdout, 'data');
  expect(readdirSync(folder).sort()).toEqual(['inner.part', 'outer.part']);
  child.kill('SIGTERM');
  expect(await ended).toEqual([null, 'SIGTERM']);
  expect(readdirSync(folder)).toEqual([]);
});
