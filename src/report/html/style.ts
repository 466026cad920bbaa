/** The report's only style sheet: no font, picture or script from elsewhere; legible on paper without colour. */
export const style = `
:root { --ink: #1c2126; --soft: #5c6670; --line: #d5dade; --faint: #f3f5f6; --mark: #2c5d7c; color-scheme: light; }
.released { --tone: #1d7044; --wash: #e9f4ee; }
.attention { --tone: #9a5b00; --wash: #fdf3e1; }
.held { --tone: #6b3fa0; --wash: #f3eefa; }
.specimen { --tone: #4c5a66; --wash: #eef1f3; }
.failed { --tone: #b3261e; --wash: #fbeae9; }
* { box-sizing: border-box; }
body { margin: 0; background: #fff; color: var(--ink); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto,
  "Helvetica Neue", Arial, sans-serif; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
main { max-width: 1040px; margin: 0 auto; padding: 40px 32px 64px; }
header .job { margin: 0; color: var(--soft); }
h1 { margin: 0 0 20px; font-size: 28px; line-height: 1.25; font-weight: 600; letter-spacing: -.01em; overflow-wrap: anywhere; }
.verdict { border-left: 6px solid var(--tone); background: var(--wash); padding: 16px 20px; border-radius: 2px; }
.verdict p { margin: 0; font-size: 19px; font-weight: 600; color: var(--tone); }
.verdict ul { margin: 8px 0 0; padding-left: 20px; }
.tiles { display: grid; grid-template-columns: repeat(6, 1fr); gap: 0; margin: 24px 0 0; padding: 0;
  border-top: 1px solid var(--line); border-bottom: 1px solid var(--line); }
.tiles div { padding: 14px 12px 14px 16px; border-left: 1px solid var(--line); }
.tiles div:first-child { padding-left: 0; border-left: 0; }
.tiles dt { color: var(--soft); font-size: 13px; }
.tiles dd { margin: 0; font-size: 23px; line-height: 1.3; font-weight: 600; font-variant-numeric: tabular-nums;
  white-space: nowrap; }
section { margin-top: 40px; }
h2 { margin: 0 0 8px; font-size: 18px; font-weight: 600; break-after: avoid; }
h2 small { margin-left: 10px; font-size: 14px; font-weight: 400; color: var(--soft); }
table { width: 100%; border-collapse: collapse; font-size: 14px; }
th, td { padding: 6px 0 6px 18px; text-align: left; vertical-align: baseline; border-bottom: 1px solid var(--line); }
th:first-child, td:first-child { padding-left: 0; }
th { color: var(--soft); font-size: 13px; font-weight: 500; border-bottom-color: #9aa4ad; white-space: nowrap; }
tr { break-inside: avoid; }
thead { display: table-header-group; }
.number { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
td.code { font: 12.5px/1.5 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
td { overflow-wrap: break-word; }
.total td { font-weight: 600; }
.empty, .note { color: var(--soft); margin: 8px 0 0; }
.bad { color: #b3261e; font-weight: 600; }
.odd { color: #9a5b00; font-weight: 600; }
.reject { border-top: 1px solid var(--line); padding: 12px 0; break-inside: avoid; }
.reject h3 { margin: 0; font-size: 15px; font-weight: 600; display: flex; justify-content: space-between; gap: 16px; }
.reject h3 span { font-weight: 400; color: var(--soft); white-space: nowrap; }
.reject p { margin: 4px 0 0; overflow-wrap: anywhere; }
.reject .place { color: var(--soft); font-size: 13px; }
.reject .do::before { content: "\\2192\\00a0"; color: var(--mark); font-weight: 600; }
th.bar { width: 46%; }
.bar i { display: block; height: 10px; background: var(--mark); min-width: 1px; }
footer { margin-top: 48px; padding-top: 12px; border-top: 1px solid var(--line); color: var(--soft); font-size: 13px; }
@media screen and (max-width: 760px) {
  main { padding: 24px 16px 40px; }
  .tiles { grid-template-columns: repeat(3, 1fr); }
  .tiles div:nth-child(3n + 1) { padding-left: 0; border-left: 0; }
  section { overflow-x: auto; }
}
@page { size: A4; margin: 16mm 15mm; }
@media print {
  body { font-size: 10pt; }
  main { max-width: none; padding: 0; }
  h1 { font-size: 18pt; }
  .tiles dd { font-size: 13pt; }
  .tiles div { padding: 8px 6px 8px 10px; }
  section { margin-top: 8mm; }
  table { font-size: 9pt; }
  th, td { padding-left: 10px; }
  td.code { font-size: 8pt; }
}
`;
