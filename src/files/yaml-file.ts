import { LineCounter, parseDocument, isNode, isMap, isPair, isScalar, stringify, visit, type Document } from 'yaml';
import type { z } from 'zod';
import { toJson } from './json.js';
import type { NamedFileError } from './file-error.js';

type Path = readonly PropertyKey[];

/** A YAML file that was read: its value, and where each part of it is. */
export interface YamlFile<T> {
  readonly value: T;
  at(path: Path, reason: string): NamedFileError;
}

/** Returns a value as a YAML text that `readYaml` reads back as the same. */
export function writeYaml(value: unknown): string {
  return stringify(value, { lineWidth: 120, aliasDuplicateObjects: false });
}

/**
 * Returns the value of a YAML text, or everything that is wrong with it. The value fits the schema.
 */
export function readYaml<T>(
  file: string,
  text: string,
  schema: z.ZodType<T>,
): YamlFile<T> | { problems: NamedFileError[] } {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const place = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  if (document.errors.length) {
    return { problems: document.errors.map((error) => ({ file, ...place(error.pos[0]), reason: error.message })) };
  }
  const aliases = findAliases(document);
  if (aliases.length) {
    const reason = 'a reference to another place (*) is not taken: write it out';
    return { problems: aliases.map((offset) => ({ file, ...place(offset), reason })) };
  }
  const at = (path: Path, reason: string) => ({ file, ...place(offsetOf(document, path)), reason });
  // What is cut out of a text with one curly quotation mark takes two bytes a character.
  const parsed = schema.safeParse(JSON.parse(toJson(document.toJS())));
  if (!parsed.success) return { problems: parsed.error.issues.flatMap((issue) => describe(issue, at)) };
  return { value: parsed.data, at };
}

/** Where the text refers to a part of itself: a few such references could make it endless. */
function findAliases(document: Document): number[] {
  const found: number[] = [];
  visit(document, { Alias: (_, { range }) => void found.push(range?.[0] ?? 0) });
  return found;
}

function describe(issue: z.core.$ZodIssue, at: YamlFile<unknown>['at']): NamedFileError[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => at([...issue.path, key], `"${key}" is not known here`));
  }
  return [at(issue.path, issue.path.length ? `${String(issue.path.at(-1))}: ${issue.message}` : issue.message)];
}

/**
 * Where the deepest part of the path that is there begins: its key in a mapping, or the item of a
 * list.
 */
function offsetOf(document: Document, path: Path): number {
  for (let length = path.length; length > 0; length--) {
    const parent = document.getIn(path.slice(0, length - 1), true);
    const key = path[length - 1];
    if (isMap(parent)) {
      const pair = parent.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === key);
      if (pair && isNode(pair.key) && pair.key.range) return pair.key.range[0];
    }
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}
