import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { openCommandContext } from '../../src/commands/command-context.js';
import { studySchema } from '../../src/commands/study.js';
import { freshFolder } from '../support/folder.js';
import { studyFolder } from '../support/questionnaires.js';

const files = {
  'study.schema.json': ['study.yaml'],
  'questionnaire.schema.json': ['ex-client.yaml', 'employer.yaml'],
  'baseline.schema.json': ['baseline-2015.yaml'],
};
const read = (file: string) => parse(readFileSync(join(studyFolder, file), 'utf8')) as Record<string, unknown>;

describe('the JSON Schemas of the study files', () => {
  it('are written to a folder, and take our files but not a mistake in them', async () => {
    const out = join(await freshFolder(), 'schemas');
    const { result } = await studySchema.run(openCommandContext({}), ['--out', out]);
    expect(Object.keys(result)).toEqual(Object.keys(files));
    for (const [name, describes] of Object.entries(files)) {
      const written = JSON.parse(readFileSync(join(out, name), 'utf8')) as z.core.JSONSchema.JSONSchema;
      expect(written.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
      expect(written).toEqual((result as Record<string, unknown>)[name]);
      const schema = z.fromJSONSchema(written);
      for (const file of describes) {
        expect(schema.safeParse(read(file)).error?.issues ?? []).toEqual([]);
        expect(schema.safeParse({ ...read(file), colour: 'red' }).success).toBe(false);
      }
    }
  });
});
