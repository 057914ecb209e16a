import type { Ctx } from '../context.js';
import { snapshotDay } from '../presentation/snapshot.js';
import type { WaveView } from '../publication/view.js';
import type { Report } from './document.js';
import { writeHtml } from './html/html.js';
import { makeReport } from './make-report.js';
import { readWaveReport, type ReportWish } from './wave-report.js';

/** How a report is written as a file. */
interface ReportFormat {
  readonly type: string;
  /** How its name ends. */
  readonly ending: string;
  write(report: Report): Promise<Buffer> | Buffer;
}

/** The formats of a report. */
export const reportFormats = {
  html: { type: 'text/html; charset=utf-8', ending: '.html', write: (report) => Buffer.from(writeHtml(report)) },
} as const satisfies Record<string, ReportFormat>;
export type ReportFormatName = keyof typeof reportFormats;

/** The names of the formats. */
export const reportFormatNames = Object.keys(reportFormats) as [ReportFormatName, ...ReportFormatName[]];

/** Returns the report of a closed wave as a file of this format. Throws as `readWaveReport` does. */
export async function writeReport(
  ctx: Ctx,
  view: WaveView,
  { format, ...wish }: ReportWish & { readonly format: ReportFormatName },
): Promise<Buffer> {
  return reportFormats[format].write(makeReport(await readWaveReport(ctx, view, wish)));
}

/** Returns the name of such a file: the study, the wave, the language and the day of its figures. */
export function nameReportFile(
  { study, wave, snapshot, day }: WaveView,
  { format, language }: Pick<ReportWish, 'language'> & { readonly format: ReportFormatName },
): string {
  const parts = [
    study.definition.study,
    wave.slug,
    language === 'nl' ? 'rapport' : 'report',
    snapshot ? snapshotDay(snapshot) : day,
  ];
  return parts.join('_') + reportFormats[format].ending;
}
