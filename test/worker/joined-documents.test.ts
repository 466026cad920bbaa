import { describe, expect, it } from 'vitest';
import type { Job } from '../../src/job/job.ts';
import type { OrphanPolicy } from '../../src/job/table-plan.ts';
import { lineOf } from '../../src/model/row-position.ts';
import { readTexts } from '../compose/read-content.ts';
import { createComposer } from '../../src/compose/composer.ts';
import { Shop } from './shop.ts';

const policy =
  (table: string, orphans: OrphanPolicy) =>
  (job: Job): Job => {
    const changed = <T extends { readonly name: string }>(each: T): T =>
      each.name === table ? { ...each, orphans } : each;
    const { extract } = job;
    return {
      ...job,
      extract: { ...extract, below: extract.below.map(changed), lookups: extract.lookups.map(changed) },
    };
  };

/** All texts of the pages of each document, one array a document. */
function textsOf(shop: Shop, { composed, bytes }: ReturnType<Shop['compose']>): string[][] {
  const { job, resources } = shop.setup;
  const { faces } = createComposer(job, resources);
  let at = 0;
  return composed.map(({ pageBytes }) =>
    pageBytes.flatMap((length) =>
      readTexts(bytes.subarray(at, (at += length)), faces).map(({ text }) => text),
    ),
  );
}

describe('documents of several tables', () => {
  it('show the rows of all of them', async () => {
    const shop = await Shop.open();
    const result = shop.compose();
    expect(result.fates).toEqual([]);
    expect(result.warnings).toEqual([]);
    const rows = ['lines', 'options', 'payments'].flatMap((table) => shop.rows(table));
    expect(result.composed.reduce((sum, { details }) => sum + details, 0)).toBe(rows.length);
    const [first = [], second = [], third = []] = textsOf(shop, result);
    const options = shop.rows('options').filter(({ cells }) => cells['invoice'] === 'R-50101');
    const names = options.map(({ cells }) => cells['text'] ?? '');
    expect(first.filter((text) => names.includes(text)).toSorted()).toEqual(names.toSorted());
    expect(first.indexOf('Name engraved on the top tube')).toBeLessThan(
      first.indexOf('Rear wheel 28", hub gear'),
    );
    expect(first).toContain('Deposit by card');
    expect(second).not.toContain('Ihre Zahlungen');
    expect(third.filter((text) => /^\d+$/.test(text) && Number(text) <= 46).length).toBeGreaterThanOrEqual(
      46,
    );
  });

  it('that are alike but for one option are not alike', async () => {
    const twins = await Shop.open();
    const before = twins.compose().composed.map(({ fingerprint }) => fingerprint);
    expect(new Set(before).size).toBe(4);
    twins.edit('options', ({ text }) => text === 'Fork with pannier eyelets', 'Fork', 'Stem');
    const after = twins.compose().composed.map(({ fingerprint }) => fingerprint);
    expect(after.map((each, i) => each === before[i])).toEqual([false, true, false, true]);
  });

  it('that came twice are produced once', async () => {
    const shop = await Shop.open();
    const { composed, fates } = shop.compose(2);
    expect(composed.length).toBe(4);
    expect(fates.map(({ fate, heldLines }) => [fate, heldLines])).toEqual(
      Array.from({ length: 4 }, () => ['duplicate', []]),
    );
  });
});

describe('rows without their parent row', () => {
  const isThird = ({ invoice, line }: Readonly<Record<string, string>>): boolean =>
    invoice === 'R-50101' && line === '3';
  const orphaned = async (orphans: OrphanPolicy): Promise<Shop> => {
    const shop = await Shop.open(policy('options', orphans));
    shop.edit('options', isThird, ';3;', ';33;');
    return shop;
  };

  it('reject the document as a rule', async () => {
    const { fates, composed } = (await orphaned('reject')).compose();
    expect(composed.length).toBe(3);
    expect(fates).toMatchObject([
      {
        fate: 'rejected',
        fault: { code: 'extract.subdetail-orphan', place: { file: 'options.csv', document: 'R-50101' } },
      },
    ]);
  });

  it.each(['warn', 'ignore'] as const)('%s: are told where they stand, and not shown', async (orphans) => {
    const shop = await orphaned(orphans);
    const result = shop.compose();
    expect(result.fates).toEqual([]);
    const [set] = result.aside;
    expect(result.aside.length).toBe(1);
    const line = set?.line ?? 0;
    expect([set?.document, shop.tableOf(line), set?.fault.code]).toEqual([
      10,
      'options',
      'extract.subdetail-aside',
    ]);
    const row = shop.rows('options').find(({ cells }) => isThird(cells));
    expect(line).toBe(row?.line);
    expect(set?.fault.place).toMatchObject({ file: 'options.csv', line: lineOf(line), account: 'C1001' });
    expect(result.warnings.map(({ code }) => code)).toEqual(
      orphans === 'warn' ? ['extract.subdetail-aside'] : [],
    );
    expect(result.composed[0]?.details).toBe(6 + 8 + 2 - 1);
    expect(textsOf(shop, result)[0]).not.toContain('Reinforced spokes, 2.3 mm');
  });
});

describe('rows that refer to what is not there', () => {
  const without = async (orphans: OrphanPolicy): Promise<Shop> => {
    const shop = await Shop.open(policy('articles', orphans));
    shop.remove('articles', ({ sku }) => sku === 'TY-7002');
    return shop;
  };

  it('reject the document as a rule', async () => {
    const { fates } = (await without('reject')).compose();
    expect(fates.map(({ fault }) => [fault.code, fault.place.document])).toEqual([
      ['extract.lookup-missing', 'R-50102'],
      ['extract.lookup-missing', 'R-50103'],
    ]);
  });

  it('warn: are shown without it, and told once a document', async () => {
    const shop = await without('warn');
    const result = shop.compose();
    expect(result.composed.length).toBe(4);
    expect(result.warnings.map(({ code, place }) => [code, place.document])).toEqual([
      ['extract.lookup-none', 'R-50102'],
      ['extract.lookup-none', 'R-50103'],
    ]);
    expect(textsOf(shop, result)[1]).toContain('TY-7002');
    expect(result.aside).toEqual([]);
  });

  it('a damaged row of the table rejects what refers to it', async () => {
    const shop = await Shop.open();
    shop.edit('articles', ({ sku }) => sku === 'CH-8001', 'Chain, stainless, 116 links', '');
    const { fates } = shop.compose();
    expect(fates[0]?.fault).toMatchObject({
      code: 'extract.field-empty',
      place: { file: 'articles.csv', line: 10, field: 'name' },
    });
  });
});
