import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, statSync, symlinkSync, utimesSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(import.meta.dirname);
const main = join(root, 'dist/src/main.js');

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
  if (!anew && existsSync(main) && statSync(main).mtimeMs >= newest) return main;
  rmSync(join(root, 'dist'), { recursive: true, force: true });
  const { build: compile } = await import('esbuild');
  await compile({
    entryPoints: sources,
    outdir: join(root, 'dist'),
    outbase: root,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    sourcemap: true,
    logLevel: 'warning',
  });
  const now = new Date();
  utimesSync(main, now, now);
  return main;
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
