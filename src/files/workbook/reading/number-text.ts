const firstDay = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) } as const;

/** ECMA-376, part 1, 18.8.30: formats that every workbook has, of dates and times. */
const datesOfAll = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 45, 46, 47]);

/** How the numbers of a cell are written. */
export interface NumberFormat {
  /** Its number, and its code where the workbook defines it. */
  readonly id: number;
  readonly code: string;
}

/**
 * Returns a number as its cell shows it, as far as a list needs that: dates as 1-3-2026, zeros in
 * front where the format has them, anything else plainly.
 */
export function numberText(value: number, { id, code }: NumberFormat, from: 1900 | 1904): string {
  if (/^0+$/.test(code) && Number.isInteger(value) && value >= 0) return String(value).padStart(code.length, '0');
  const isDate = datesOfAll.has(id) || /[dmyhsj]/i.test(code.replaceAll(/"[^"]*"|\[[^\]]*\]|\\./g, ''));
  if (!isDate || /general|standaard/i.test(code) || value < 1 || value > 2_958_465) return String(value);
  const day = new Date(firstDay[from] + Math.floor(value) * 86_400_000);
  return `${day.getUTCDate()}-${day.getUTCMonth() + 1}-${day.getUTCFullYear()}`;
}
