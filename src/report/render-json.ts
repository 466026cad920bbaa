import type { RunReport } from './report.ts';

/** `report.json`. Keys come in the order of the type, so that two reports compare line by line. */
export function renderJson(report: RunReport): string {
  const {
    run,
    verdict,
    release,
    inputs,
    expectations,
    resources,
    balance,
    addresses,
    match,
    totals,
    streams,
  } = report;
  const { notices, timing, faults, rejects, campaigns, inserts } = report;
  const ordered: RunReport = {
    run,
    verdict,
    ...(release === undefined ? {} : { release }),
    inputs,
    ...(expectations === undefined ? {} : { expectations }),
    resources,
    balance,
    addresses,
    ...(notices === undefined ? {} : { notices }),
    match,
    totals,
    streams,
    timing,
    faults,
    rejects,
    campaigns,
    ...(inserts === undefined ? {} : { inserts }),
  };
  return `${JSON.stringify(ordered, null, 2)}\n`;
}
