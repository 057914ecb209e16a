import type { Microdata } from './microdata.js';

/**
 * Returns microdata as one JSON document. It has `synthetic` where the answers were made up, the
 * variables with their labels, and a row of values by name for each response.
 */
export async function* writeJson({ wave, group, synthetic, variables, rows }: Microdata): AsyncGenerator<string> {
  yield `${JSON.stringify({ wave, group, ...(synthetic && { synthetic }), variables }).slice(0, -1)},"rows":[`;
  let separator = '\n';
  for await (const row of rows()) {
    yield separator + JSON.stringify(Object.fromEntries(variables.map(({ name }, i) => [name, row[i]])));
    separator = ',\n';
  }
  yield '\n]}\n';
}
