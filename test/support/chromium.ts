import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { lastingFolder } from './run-folder.js';

/** What it takes to launch Chromium. */
export interface Chromium {
  readonly executablePath: string;
  /** Libraries and fonts that a bare machine lacks, so that every machine lays pages out alike. */
  readonly env: Record<string, string>;
}

/** The Chromium of @sparticuz/chromium, unpacked once for each version and user; CHROMIUM names another to use. */
export async function findChromium(): Promise<Chromium> {
  const own = process.env['CHROMIUM'];
  if (own) return { executablePath: own, env: {} };
  const folder = await unpack();
  return {
    executablePath: join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: join(folder, 'al2023/lib'), FONTCONFIG_FILE: join(folder, 'fonts.conf') },
  };
}

async function unpack(): Promise<string> {
  const { folder: source, version } = await findPackage();
  const folder = join(lastingFolder(), `golfslag-chromium-${version}-${String(process.getuid?.() ?? 0)}`);
  if (existsSync(folder)) return trusted(folder);
  const work = await mkdtemp(join(lastingFolder(), 'golfslag-chromium-'));
  await unpackInto(work, source);
  await writeFile(join(work, 'fonts.conf'), fontsIn(folder));
  try {
    await rename(work, folder);
  } catch {
    // Another run was first.
    await rm(work, { recursive: true });
  }
  return trusted(folder);
}

async function findPackage(): Promise<{ folder: string; version: string }> {
  const folder = join(dirname(createRequire(import.meta.url).resolve('@sparticuz/chromium')), '../..');
  const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string };
  return { folder, version };
}

/**
 * The package unpacks into the temporary folder of its process, so it gets a process whose temporary folder is ours;
 * VERCEL makes it unpack the libraries of a bare machine as well.
 */
async function unpackInto(folder: string, source: string): Promise<void> {
  const program = "import('@sparticuz/chromium').then((chromium) => chromium.default.executablePath())";
  const env = { PATH: process.env['PATH'], HOME: folder, TMPDIR: folder, VERCEL: '1' };
  await promisify(execFile)(process.execPath, ['-e', program], { cwd: source, env });
}

function fontsIn(folder: string): string {
  const own = `<dir>${folder}/fonts/fonts</dir><cachedir>${folder}/fonts-cache</cachedir>`;
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${own}</fontconfig>`;
}

/** Refuses a folder that another user has put there for us to run. */
async function trusted(folder: string): Promise<string> {
  const { uid } = await stat(folder);
  if (process.getuid && uid !== process.getuid()) throw new Error(`${folder} belongs to another user; remove it.`);
  return folder;
}
