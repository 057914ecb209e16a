import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterwards } from './afterwards.js';

/** A new empty folder, removed afterwards with all that is in it. */
export async function freshFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'golfslag-test-'));
  afterwards(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
