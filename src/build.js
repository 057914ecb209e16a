import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(import.meta.dirname);
const dist = join(root, 'dist');
const main = join(dist, 'src/main.js');

/**
 * Compiles src and migrations into dist when anything is newer. Always with `anew`, as on install.
 * Returns the program's file. Types are only removed: `npm run check` checks them.
 */
export async function build({ anew = false } = {}) {
  const sources = ['src', 'migrations'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true })
      .map((file) => join(root, folder, String(file)))
      .filter((file) => file.endsWith('.ts')),
  );
  const newest = Math.max(...sources.map((file) => statSync(file).mtimeMs));
  const isNew = () => existsSync(main) && statSync(main).mtimeMs >= newest;
  if (!anew && isNew()) return main;
  const { build: compile } = await import('esbuild');
  const began = new Date();
  const [compiled, old] = [`${dist}-${process.pid}`, `${dist}-${process.pid}-old`];
  try {
    await compile({
      entryPoints: sources,
      outdir: compiled,
      outbase: root,
      format: 'esm',
      platform: 'node',
      target: 'node20',
      sourcemap: true,
      logLevel: 'warning',
    });
    utimesSync(join(compiled, 'src/main.js'), began, began);
    if (anew || !isNew()) replace(compiled, old);
  } finally {
    for (const folder of [compiled, old]) rmSync(folder, { recursive: true, force: true });
  }
  return main;
}

/**
 * Puts what was compiled in the place of dist, whole at once: another command may be starting from
 * it. What another build put there meanwhile is as good, and stays.
 */
function replace(compiled, old) {
  try {
    if (existsSync(dist)) renameSync(dist, old);
    renameSync(compiled, dist);
  } catch (error) {
    if (!existsSync(main)) throw error;
  }
}

/**
 * Links the command for `npx golfslag`: npm links the commands of packages, not of the project
 * itself.
 */
function linkCommand() {
  const commands = join(root, 'node_modules/.bin');
  const launcher = join(root, 'src/golfslag.js');
  mkdirSync(commands, { recursive: true });
  chmodSync(launcher, 0o755);
  rmSync(join(commands, 'golfslag'), { force: true });
  symlinkSync(relative(commands, launcher), join(commands, 'golfslag'));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await build({ anew: true });
  linkCommand();
}
