import { chartStyles } from '../../presentation/charts/looks.js';

const screen = `
:root{color-scheme:light}
*{box-sizing:border-box}
html{background:#fff;-webkit-text-size-adjust:100%}
body{margin:0 auto;padding:1.25rem 1rem 3rem;max-width:46rem;color:#1b2a2f;font:1rem/1.55 'Segoe UI',Roboto,'Noto Sans','Liberation Sans',Arial,sans-serif;overflow-wrap:break-word}
h1,h2,h3,h4,h5{line-height:1.25;margin:0 0 .5rem;color:#083f4a}
h1{font-size:1.9rem}
h2{font-size:1.5rem;margin-top:3rem;padding-top:.6rem;border-top:3px solid #0b5563}
h3{font-size:1.2rem;margin-top:2rem}
h4{font-size:1.02rem;margin-top:1.75rem;color:#1b2a2f}
header h1+p{margin-top:0}
header .sub{color:#4a5a60}
p{margin:0 0 .75rem}
ul,ol{margin:0 0 .9rem;padding-left:1.25rem}
li{margin:.2rem 0}
.lead{font-size:1.1rem;font-weight:600;line-height:1.45}
.quote{margin:0 0 .75rem;padding:.15rem 0 .15rem .9rem;border-left:4px solid #7fb0b7}
.note{color:#4a5a60;font-size:.9rem}
.warning,.every-page{padding:.6rem .9rem;border:2px solid #8a5a00;background:#fdf3d7;color:#4a3500;font-weight:600}
.every-page{position:sticky;top:0;z-index:1;margin:0 0 1rem;text-align:center;font-size:.95rem}
nav ol{list-style:none;padding-left:0}
nav ol ol{padding-left:1.1rem;font-size:.95rem}
a{color:#0b5563}
a:focus-visible,[tabindex]:focus-visible{outline:3px solid #0b5563;outline-offset:2px}
figure{margin:1rem 0 1.25rem}
figcaption,caption{text-align:left;font-weight:600;margin-bottom:.5rem;font-size:.95rem}
caption{padding:0 0 .4rem}
.drawn-to-fit{container-type:inline-size}
.chart{display:block;overflow:visible;font-variant-numeric:tabular-nums}
.chart.roomy{display:none}
@container (min-width:390px){.chart.narrow{display:none}.chart.roomy{display:block}}
.c-plot{overflow:visible}
.below{margin:.4rem 0 0;color:#4a5a60;font-size:.87rem}
.scroll{overflow-x:auto;margin:1rem 0 1.25rem}
table{border-collapse:collapse;width:100%;font-size:.92rem}
th,td{padding:.35rem .5rem;text-align:left;vertical-align:top;border-bottom:1px solid #d5d8d4}
thead th{border-bottom:2px solid #1b2a2f;vertical-align:bottom}
tbody th{font-weight:400;min-width:9rem}
.many tbody th{width:38%}
.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
thead .n{white-space:normal}
`;

/** For paper: A4, a chapter on a new page, headings with what they head, rows and charts whole. */
const paper = `
@page{size:A4;margin:17mm 18mm 16mm}
@media print{
html{font-size:9.6pt}
body{max-width:none;padding:0;line-height:1.4}
h1{font-size:19pt}h2{font-size:15pt;margin-top:0}h3{font-size:12pt;margin-top:12pt}h4{font-size:10.5pt;margin-top:14pt}
.every-page{display:none}
nav,body>.part{break-before:page}
h1,h2,h3,h4,h5,caption,figcaption,h4+p,h4+.quote,h4+.quote+p{break-after:avoid}
figure,tr,li,.quote,.lead,.whole,h4+p{break-inside:avoid}
thead{display:table-header-group}
.scroll{overflow:visible}
.scroll,figure{margin:.6rem 0}
th,td{padding:.16rem .45rem}
.lead{font-size:1rem}
.first p{margin-bottom:.35rem}
.first h3{margin-top:.7rem}
.first figure{margin:.35rem 0}
body>.other{margin-top:2rem}
p{orphans:3;widows:3}
a{color:inherit;text-decoration:none}
}
`;

/** Returns the style sheet of a report; what stands on every page of paper is in its margins. */
export function stylesOf({ title, warning }: { readonly title: string; readonly warning: string }): string {
  const box = (place: string, content: string, more = '') =>
    `@${place}{content:${content};font:8pt 'Segoe UI',Roboto,'Noto Sans','Liberation Sans',Arial,sans-serif;color:#4a5a60${more}}`;
  const boxes = [
    ...(warning
      ? [box('top-center', quoted(warning), ';font-weight:700;color:#7a1b12;width:100%;text-align:center')]
      : []),
    box('bottom-left', quoted(title)),
    box('bottom-right', 'counter(page)'),
  ];
  return [screen, chartStyles(), paper, `@page{${boxes.join('')}}`].join('\n').replaceAll('<', '\\3c ');
}

/** A string of CSS. */
function quoted(words: string): string {
  return `"${words.replaceAll(/["\\\n]/g, ' ')}"`;
}
