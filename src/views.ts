import { join } from 'node:path';
import { Eta } from 'eta';
import { memoize } from './memoize.js';
import { root } from './root.js';

/** Where the views are. */
export const viewsFolder = join(root, 'views');

const inherited = '{...it, ...(__eta_d ?? {})}';

/**
 * An included view gets only what it is given. Eta would copy all data of the including one, each
 * time.
 */
const givenAlone = {
  processFnString(text: string): string {
    if (!text.includes(inherited)) throw new Error('Eta compiles includes in another way now');
    return text.replaceAll(inherited, '__eta_d ?? it');
  },
};

/**
 * Returns the views in views/. A name that a view does not get is an error, never the word
 * "undefined".
 */
export function openViews(): Eta {
  const eta = new Eta({
    views: viewsFolder,
    cache: true,
    autoFilter: true,
    plugins: [givenAlone],
    filterFunction: (value: unknown) => {
      if (value === undefined || value === null) throw new Error('A view was not given something that it shows');
      return typeof value === 'string' ? value : JSON.stringify(value);
    },
  });
  eta.resolvePath = memoize((name: string) => join(viewsFolder, name.endsWith('.eta') ? name : `${name}.eta`), {
    max: 1000,
    key: (name) => name,
  });
  eta.configure = () => undefined;
  return eta;
}
