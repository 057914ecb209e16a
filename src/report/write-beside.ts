import { memoize } from '../memoize.js';
import { hashOf } from '../secret.js';
import { reportThread, type ThreadWork } from '../thread.js';
import { drawReport, type DrawnReport } from './drawn-report.js';
import type { Report } from './document.js';

/** How many files are kept: one report in both languages and formats, some 10 MB each. */
const most = 4;

/**
 * Returns a report as a file, written beside the thread that serves by what a module exports. That
 * takes seconds, and the same report gives the same bytes: the last few are kept.
 */
export function writeBeside(
  module: string,
  write: ThreadWork<DrawnReport, Promise<Uint8Array>>,
  report: Report,
): Promise<Buffer> {
  return writeDrawn(module, write, drawReport(report));
}

const writeDrawn = memoize(
  async (module: string, write: ThreadWork<DrawnReport, Promise<Uint8Array>>, report: DrawnReport) =>
    Buffer.from(await reportThread.run(module, write, report)),
  { max: most, key: (module, _write, report) => hashOf(module + JSON.stringify(report)) },
);
