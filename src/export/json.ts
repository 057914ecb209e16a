import type { Microdata } from './microdata.js';

/**
 * Returns microdata as one JSON document. It has `synthetic` where the answers were made up, the
 * variables with all that is known of them, and a row of values by name for each response.
 */
export async function* writeJson(microdata: Microdata): AsyncGenerator<string> {
  const { wave, group, title, synthetic, variables, sets, rows } = microdata;
  const about = { wave, group, title, ...(synthetic && { synthetic }), variables, sets };
  yield `${JSON.stringify(about).slice(0, -1)},"rows":[`;
  let separator = '\n';
  for await (const row of rows()) {
    yield separator + JSON.stringify(Object.fromEntries(variables.map(({ name }, i) => [name, row[i]])));
    separator = ',\n';
  }
  yield '\n]}\n';
}
