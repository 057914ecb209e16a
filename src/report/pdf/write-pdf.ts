import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { numbersIn } from '../../language/numbers.js';
import { root } from '../../root.js';
import { shapeOf } from '../table-shape.js';
import type { Report } from '../document.js';
import { textWidth, type DrawnBlock, type DrawnReport, type DrawnSection } from '../drawn-report.js';
import { family, readFont } from '../fonts.js';
import { writeBeside } from '../write-beside.js';
import { fileTexts } from '../texts.js';
import { writableIn } from './glyphs.js';
import { loadCompiler, refuseWithout } from './compiler.js';

const folder = join(root, 'views/report');

/**
 * Returns a report as a PDF that screen readers read (PDF/UA-1), set by Typst beside the thread
 * that serves. The same report gives the same bytes. Throws where Typst is not installed.
 */
export async function writePdf(report: Report): Promise<Buffer> {
  refuseWithout();
  return writeBeside(import.meta.url, setInType, report);
}

/**
 * Returns a report whose charts are drawn as a PDF. What it says is given to the template as data,
 * so that no text of it is taken for markup. Throws what Typst says is wrong.
 */
export async function setInType(report: DrawnReport): Promise<Buffer> {
  const { NodeCompiler } = await loadCompiler();
  const fontBlobs = (['regular', 'italic', 'semibold', 'bold'] as const).map(readFont);
  const writable = writableIn(readFont('italic'));
  const compiler = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontBlobs }] });
  const template = readFileSync(join(folder, 'report.typ'), 'utf8');
  const data = JSON.stringify(dataOf(report), (_, value: unknown) =>
    typeof value === 'string' ? writable(value) : value,
  );
  const compiled = compiler.compile({ mainFileContent: template, inputs: { report: data } });
  const { result } = compiled;
  if (!result) throw new Error(`Typst: ${JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics)}`);
  try {
    return compiler.pdf(result, { pdfStandard: 'ua-1' });
  } finally {
    compiler.evictCache(0);
  }
}

/** What views/report/report.typ is given. */
function dataOf(report: DrawnReport) {
  const { locale, ...texts } = fileTexts[report.language];
  return {
    report: { ...report, sections: report.sections.map(sectionOf) },
    texts: {
      ...texts,
      family,
      pixels: textWidth.pixels,
      region: locale.slice(-2),
      day: numbersIn(report.language).day(report.date),
    },
  };
}

function sectionOf({ blocks, sections, ...about }: DrawnSection): object {
  return { ...about, blocks: blocks.map(blockOf), sections: sections.map(sectionOf) };
}

function blockOf(block: DrawnBlock): object {
  return block.kind === 'table' ? { ...block, ...shapeOf(block) } : block;
}
