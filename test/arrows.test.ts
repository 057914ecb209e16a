import { join } from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import extractOptions from 'dependency-cruiser/config-utl/extract-depcruise-options';
import extractTsConfig from 'dependency-cruiser/config-utl/extract-ts-config';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');

it('draws every import one way', async () => {
  const { output } = await cruise(
    ['src'],
    { ...(await extractOptions(join(root, '.dependency-cruiser.cjs'))), validate: true, baseDir: root },
    undefined,
    { tsConfig: extractTsConfig(join(root, 'tsconfig.json')) },
  );
  const { modules, summary } = output as ICruiseResult;
  const rooms = modules.filter(({ source }) => source.startsWith('src/'));
  expect(rooms.length).toBeGreaterThan(20);
  expect(rooms.flatMap(({ dependencies }) => dependencies).length).toBeGreaterThan(20);
  expect(summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
});
