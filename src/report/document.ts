import type { Language } from '../language/text.js';
import type { Picture } from '../presentation/charts/picture.js';

/** A report as every format is written from it: it says what there is, not how it looks. */
export interface Report {
  readonly language: Language;
  readonly title: string;
  readonly subtitle: string;
  /** Who it is by, as the file's own properties tell. */
  readonly author: string;
  /**
   * The day of its figures, as YYYY-MM-DD: files are dated by it, so that they are the same twice.
   */
  readonly date: string;
  /** Stands on every page; empty where there is none. */
  readonly warning: string;
  readonly sections: readonly Section[];
}

/** A part of a report under its heading, which stands in the table of contents. */
export interface Section {
  /** Unique in the report; letters, digits and hyphens. */
  readonly id: string;
  readonly heading: string;
  readonly blocks: readonly Block[];
  readonly sections?: readonly Section[];
}

export type Block = Paragraph | List | ReportTable | ReportFigure;

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly words: string;
  /**
   * `lead` is what is read first, `quote` the exact words of a questionnaire, `note` small print.
   */
  readonly look?: 'lead' | 'quote' | 'note' | 'warning';
}

export interface List {
  readonly kind: 'list';
  readonly items: readonly string[];
}

/** Every row has as many cells as there are columns; its first cell heads the row. */
export interface ReportTable {
  readonly kind: 'table';
  readonly caption: string;
  readonly columns: readonly { readonly heading: string; readonly numbers?: boolean }[];
  readonly rows: readonly (readonly string[])[];
  /** Each a line below the table. */
  readonly notes?: readonly string[];
}

/** A chart; the sentences of its picture describe it to who cannot see it. */
export interface ReportFigure {
  readonly kind: 'figure';
  readonly caption: string;
  readonly picture: Picture;
  readonly notes?: readonly string[];
}
