import type { DecodedArray, SchemaElement } from 'hyparquet';
import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { Cell } from '../questionnaire/question.js';
import type { Microdata } from './microdata.js';
import { hasWords, type FileVariable } from '../questionnaire/variables.js';

/** The rows that are encoded at once: they are held in memory, and take about 40 ms. */
const groupLength = 5000;

/**
 * Returns microdata as Apache Parquet. What is empty is null; missing codes stay codes. What is
 * known of the study and its variables is in the metadata of the file, as in the JSON format.
 */
export async function* writeParquet({ variables, rows, ...microdata }: Microdata): AsyncGenerator<Buffer> {
  const { wave, group, title, synthetic, sets } = microdata;
  const about = { wave, group, title, ...(synthetic && { synthetic }), variables, sets };
  const writer = new ByteWriter();
  const file = new ParquetWriter({
    writer,
    schema: [{ name: 'root', num_children: variables.length }, ...variables.map(schemaOf)],
    kvMetadata: [{ key: 'golfslag', value: JSON.stringify(about) }],
    createdBy: 'golfslag',
  });
  const taken = () => {
    const bytes = Buffer.from(writer.getBuffer());
    writer.index = 0;
    return bytes;
  };
  const writeGroup = async (group: readonly (readonly Cell[])[]) => {
    const columnData = variables.map((variable, i) => ({
      name: variable.name,
      data: group.map((row) => valueOf(row[i] ?? '', variable)) satisfies DecodedArray,
    }));
    await file.write({ columnData, rowGroupSize: groupLength });
    return taken();
  };
  let held: (readonly Cell[])[] = [];
  for await (const row of rows()) {
    held.push(row);
    if (held.length < groupLength) continue;
    yield await writeGroup(held);
    held = [];
  }
  if (held.length > 0) yield await writeGroup(held);
  await file.finish();
  yield taken();
}

function schemaOf(variable: FileVariable): SchemaElement {
  const { name, type } = variable;
  const optional = { name, repetition_type: 'OPTIONAL' } as const;
  if (type === 'number') return { ...optional, type: 'DOUBLE' };
  if (type === 'date') return { ...optional, type: 'INT32', converted_type: 'DATE' };
  if (type === 'text' || hasWords(variable)) return { ...optional, type: 'BYTE_ARRAY', converted_type: 'UTF8' };
  return { ...optional, type: 'INT32' };
}

function valueOf(cell: Cell, variable: FileVariable): string | number | Date | null {
  if (cell === '') return null;
  if (variable.type === 'date') return new Date(`${cell}T00:00:00Z`);
  return hasWords(variable) ? String(cell) : cell;
}
