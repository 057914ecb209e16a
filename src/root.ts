import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of package.json, views, public and studies, wherever the compiled files are. */
export const root = (function find(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : find(dirname(folder));
})(import.meta.dirname);
