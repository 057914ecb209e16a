import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const src = join(import.meta.dirname, '..', 'src');

/** Every exported type of the source, with the files that export one of that name. */
function filesByType(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const file of readdirSync(src, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts')) continue;
    const text = readFileSync(join(src, file), 'utf8');
    for (const [, name = ''] of text.matchAll(/^export (?:declare )?(?:interface|type|class|enum) (\w+)/gm)) {
      found.set(name, [...(found.get(name) ?? []), file]);
    }
  }
  return found;
}

it('gives no two exported types one name', () => {
  const types = filesByType();
  expect(types.size).toBeGreaterThan(300);
  expect([...types].filter(([, files]) => files.length > 1)).toEqual([]);
});
