import type * as Typst from '@myriaddreamin/typst-ts-node-compiler';
import { createRequire } from 'node:module';
import { memoize } from '../../memoize.js';
import { problems } from '../../problem.js';

/** The compiler of Typst, an optional peer: it weighs 51 MB, so that no installation brings it. */
const compiler = '@myriaddreamin/typst-ts-node-compiler';
const version = '0.7.0';

/**
 * Returns whether the compiler is installed. It looks once: one that is added waits for a start.
 */
export function hasCompiler(name = compiler): boolean {
  return isInstalled(name);
}

const isInstalled = memoize(
  (name: string) => {
    try {
      return createRequire(import.meta.url).resolve(name) !== '';
    } catch {
      return false;
    }
  },
  { max: 4, key: (name) => name },
);

/** Throws where the compiler is not installed, with how to add it and how to do without. */
export function refuseWithout(name = compiler): void {
  if (!hasCompiler(name)) throw problems.noTypst(`${name}@${version}`);
}

/** Returns the compiler. Rejects where it is not installed. */
export function loadCompiler(): Promise<typeof Typst> {
  return import('@myriaddreamin/typst-ts-node-compiler');
}
