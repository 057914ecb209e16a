import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import { startPostgres, type Postgres } from './postgres.js';
import { openRunFolder } from './run-folder.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Answers a GET with the admin URL of the one PostgreSQL, which it starts at the first. */
    postgresDesk: string;
  }
}

/**
 * One PostgreSQL for the whole run, started when a test first asks for it: a run that needs none pays for none.
 * All else that tests leave lies in the run's folder. Gives the teardown that stops the one and removes the other.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const removeRunFolder = openRunFolder();
  let postgres: Promise<Postgres> | undefined;
  const desk = createServer((_request, response) => {
    postgres ??= startPostgres();
    postgres.then(
      ({ url }) => response.end(url),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  await new Promise<void>((resolve) => desk.listen(0, '127.0.0.1', resolve));
  project.provide('postgresDesk', `http://127.0.0.1:${String((desk.address() as AddressInfo).port)}`);
  return async () => {
    desk.close();
    desk.closeAllConnections();
    const started = await postgres?.catch(() => undefined);
    await started?.stop();
    await removeRunFolder();
  };
}
