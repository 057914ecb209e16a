import type { Ctx } from '../context.js';
import { snapshotDay } from '../presentation/snapshot.js';
import type { WaveView } from '../publication/view.js';
import { recordEvent } from '../study/events.js';
import type { Report } from './document.js';
import { writeDocx } from './docx/write-docx.js';
import { writeHtml } from './html/html.js';
import { makeReport } from './make-report.js';
import { hasCompiler } from './pdf/compiler.js';
import { writePdf } from './pdf/write-pdf.js';
import { readWaveReport, type ReportWish } from './wave-report.js';

/** How a report is written as a file. */
interface ReportFormat {
  readonly type: string;
  /** How its name ends. */
  readonly ending: string;
  write(report: Report): Promise<Buffer> | Buffer;
  /** Returns whether it can be made here; it always can without this. */
  isHere?(): boolean;
}

/** The formats of a report. */
export const reportFormats = {
  html: { type: 'text/html; charset=utf-8', ending: '.html', write: (report) => Buffer.from(writeHtml(report)) },
  docx: {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    ending: '.docx',
    write: writeDocx,
  },
  pdf: { type: 'application/pdf', ending: '.pdf', write: writePdf, isHere: () => hasCompiler() },
} as const satisfies Record<string, ReportFormat>;
export type ReportFormatName = keyof typeof reportFormats;

/** The names of the formats. */
export const reportFormatNames = Object.keys(reportFormats) as [ReportFormatName, ...ReportFormatName[]];

/** Returns the names of the formats that can be made here. */
export function listReportFormats(): ReportFormatName[] {
  return reportFormatNames.filter((name) => {
    const format: ReportFormat = reportFormats[name];
    return format.isHere?.() ?? true;
  });
}

/**
 * Returns the report of a closed wave as a file of this format. Throws as `readWaveReport` does.
 */
export async function writeReport(
  ctx: Ctx,
  view: WaveView,
  { format, ...wish }: ReportWish & { readonly format: ReportFormatName },
): Promise<Buffer> {
  return reportFormats[format].write(makeReport(await readWaveReport(ctx, view, wish)));
}

/**
 * Returns the same for somebody to take along, and records that `who` took it, of which snapshot if
 * any.
 */
export async function takeReport(
  ctx: Ctx,
  view: WaveView,
  { who, ...wish }: ReportWish & { readonly format: ReportFormatName; readonly who: string },
): Promise<Buffer> {
  const file = await writeReport(ctx, view, wish);
  const { wave, snapshot } = view;
  const about = { wave: wave.slug, format: wish.format, ...(snapshot && { snapshot: snapshot.id }) };
  await recordEvent(ctx, { action: 'report taken', who, about });
  return file;
}

/**
 * Returns the name of such a file: the study, the wave, the language and the day of its figures.
 * One with nothing hidden says in its name that it is not to be handed on.
 */
export function nameReportFile(
  { study, wave, snapshot, day }: WaveView,
  { format, language }: Pick<ReportWish, 'language'> & { readonly format: ReportFormatName },
): string {
  const parts = [
    study.definition.study,
    wave.slug,
    language === 'nl' ? 'rapport' : 'report',
    ...(snapshot ? [] : [language === 'nl' ? 'niet-doorgeven' : 'not-to-hand-on']),
    snapshot ? snapshotDay(snapshot) : day,
  ];
  return parts.join('_') + reportFormats[format].ending;
}
