import { format } from 'node:util';

const methods = ['debug', 'info', 'log', 'warn', 'error', 'trace'] as const;

/**
 * Takes the console, standard output, standard error and Node's warnings, and keeps what comes.
 * `refuse` throws when anything came since it was last called: a test that expects noise spies on it itself.
 */
export function listenForNoise(): { refuse(): void } {
  const heard: string[] = [];
  for (const method of methods) {
    console[method] = (...values: unknown[]) => heard.push(`console.${method}: ${format(...values)}`);
  }
  for (const stream of [process.stdout, process.stderr]) {
    stream.write = (text: string | Uint8Array) => {
      heard.push(typeof text === 'string' ? text : new TextDecoder().decode(text));
      return true;
    };
  }
  process.on('warning', (warning) => heard.push(warning.stack ?? warning.message));
  return {
    refuse() {
      const noise = heard.splice(0);
      if (noise.length) throw new Error(`A test is silent; this one said:\n${noise.join('\n')}`);
    },
  };
}
