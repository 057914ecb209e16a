import { serialize } from 'node:v8';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { readYaml } from '../../src/files/yaml-file.js';

/** Whether V8 keeps a text in one byte a character: then it writes it so, after a quotation mark. */
const isOneByte = (text: string) => serialize(text).includes(`"${String.fromCharCode(text.length)}${text}`);

it('gives texts that pages are made of in one byte a character, beside a curly quotation mark', () => {
  const text = 'curly: \u2018so\u2019\nid: XC_WITH_A_LONG_NAME\ntext: Hoe lang geleden was dat ongeveer?\n';
  const file = readYaml('study.yaml', text, z.record(z.string(), z.string()));
  if ('problems' in file) throw new Error(JSON.stringify(file.problems));
  const { curly = '', ...others } = file.value;
  expect(curly).toBe('\u2018so\u2019');
  expect(isOneByte(curly)).toBe(false);
  expect(Object.values(others).map(isOneByte)).toEqual([true, true]);
});
