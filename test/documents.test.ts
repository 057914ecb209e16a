import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it, test } from 'vitest';
import { root } from '../src/root.js';

const read = (file: string) => readFileSync(join(root, file), 'utf8');
const documents = ['', 'docs', 'docs/decisions', 'docs/privacy'].flatMap((folder) =>
  readdirSync(join(root, folder))
    .filter((file) => file.endsWith('.md'))
    .map((file) => join(folder, file)),
);

/** The files and folders that a text names between backquotes: with an ending, or from the root. */
function pathsIn(text: string): string[] {
  const named = [...text.matchAll(/`([\w.-]+(?:\/[\w.-]+)+)\/?`/g)].map(([, path = '']) => path);
  return named.filter((path) => /\.(c?[jt]s|eta|md|ya?ml|json)$|^(src|test|views|docs|studies)\//.test(path));
}

test.each(documents)('%s names and links to what is there', (document) => {
  const text = read(document);
  const isThere = (path: string) => ['', 'src'].some((folder) => existsSync(join(root, folder, path)));
  expect(pathsIn(text).filter((path) => !isThere(path))).toEqual([]);
  const links = [...text.matchAll(/\]\(((?!\w+:)[^)#]+)\)/g)].map(([, link = '']) => join(dirname(document), link));
  expect(links.filter((link) => !existsSync(join(root, link)))).toEqual([]);
});

it('STYLE.md quotes the code as it stands', () => {
  const quotes = [...read('STYLE.md').matchAll(/^`([\w./-]+)`\n\n```ts\n([\s\S]*?)```$/gm)];
  expect(quotes.length).toBeGreaterThan(4);
  for (const [, file = '', code = ''] of quotes) expect(read(file)).toContain(code);
});

it('README.md has a line for every folder of src', () => {
  const folders = readdirSync(join(root, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const text = read('README.md');
  expect(folders.map(({ name }) => name).filter((name) => !text.includes(`\`src/${name}\``))).toEqual([]);
});
