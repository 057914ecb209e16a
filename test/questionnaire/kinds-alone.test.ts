import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, test } from 'vitest';
import { kinds } from '../../src/questionnaire/kinds/index.js';
import { root } from '../../src/root.js';

const names = kinds.map(({ name }) => name).join('|');
const quoted = `['"\`](${names})['"\`]`;
/** What makes code outside `kinds/` know a kind: a test of it, a table by it, a file or a key of its own. */
const knowing = [
  new RegExp(`\\bkind\\b[\\])?]*\\s*[!=]==?\\s*${quoted}`),
  new RegExp(`${quoted}\\s*[!=]==?\\s*[\\w.?]*\\bkind\\b`),
  /\b(question|target|source)\??\.kind\s*[!=]==?/,
  // A block of a report is of a kind of its own.
  /\bswitch\s*\((?!block\.)[\w.?]*\bkind\)/,
  /\.(includes|has|get)\([\w.?]*\bkind\)/,
  /\[[\w.?]*\bkind\]/,
  /from '[./]*\/kinds\/(?!index\.js')/,
  /\boptionsFrom\b/,
];

/** The lines of some code that know a kind of question. */
function linesThatKnow(code: string): string[] {
  return code.split('\n').filter((line) => knowing.some((pattern) => pattern.test(line)));
}

it('nothing but its own file knows a kind of question', () => {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && !file.startsWith('questionnaire/kinds/'),
  );
  expect(files.length).toBeGreaterThan(100);
  const found = files.flatMap((file) =>
    linesThatKnow(readFileSync(join(root, 'src', file), 'utf8')).map((line) => `${file}: ${line.trim()}`),
  );
  expect(found).toEqual([]);
});

test.each([
  `if (question.kind === 'number') return;`,
  `if (target?.kind !== 'multiple') return;`,
  `questions.filter(({ kind }) => kind === "open")`,
  `if ('ranking' === question.kind) return;`,
  `if (question.kind === ours) return;`,
  `switch (question.kind) {`,
  `if (withOptions.includes(question.kind)) return;`,
  `const say = sentences[question.kind];`,
  `import { shapeOf } from './kinds/battery.js';`,
])('is found: %s', (line) => {
  expect(linesThatKnow(line)).toEqual([line]);
});
