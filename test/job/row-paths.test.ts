import { describe, expect, test } from 'vitest';
import { readJsonPath, readRowsPath } from '../../src/job/json-path.ts';
import { readElementPath, readXmlPath } from '../../src/job/xml-path.ts';

describe('paths in JSON', () => {
  test.each([
    ['name', ['name']],
    ['customer.name', ['customer', 'name']],
    ['lines[0].sku', ['lines', 0, 'sku']],
    ['[3][12]', [3, 12]],
    ['["a.b"].c["d]\\""]', ['a.b', 'c', 'd]"']],
    ['@type', ['@type']],
    ['', []],
  ])('%s', (path, steps) => {
    expect(readJsonPath(path)).toEqual(steps);
  });

  test.each([
    '.a',
    'a.',
    'a..b',
    'a[',
    'a[x]',
    'a[-1]',
    'a[12345]',
    'a]',
    '[0]a',
    'a.[0]',
    '["a]',
    '["\\x"]',
  ])('%s is none', (path) => {
    expect(readJsonPath(path)).toBeUndefined();
  });

  test('a path to rows has keys alone', () => {
    expect(readRowsPath('order.lines')).toEqual(['order', 'lines']);
    expect(readRowsPath('')).toEqual([]);
    expect(readRowsPath('order[0].lines')).toBeUndefined();
    expect(readRowsPath('order.')).toBeUndefined();
    expect(readJsonPath(Array.from({ length: 65 }, () => 'a').join('.'))).toBeUndefined();
  });
});

describe('paths in XML', () => {
  test('to rows', () => {
    expect(readElementPath('bills/x:bill/line-1')).toEqual(['bills', 'x:bill', 'line-1']);
    expect(readElementPath('/bills')).toEqual(['bills']);
    for (const none of ['', 'a//b', 'a/', '../a', 'a/@b', '1a', 'a b', 'a:b:c', '*'])
      expect(readElementPath(none), none).toBeUndefined();
  });

  test('to cells', () => {
    expect(readXmlPath('@id')).toEqual({ elements: [], take: { attribute: 'id' } });
    expect(readXmlPath('./customer/@x:no')).toEqual({ elements: ['customer'], take: { attribute: 'x:no' } });
    expect(readXmlPath('customer/name')).toEqual({ elements: ['customer', 'name'], take: 'text' });
    expect(readXmlPath('name/text()')).toEqual({ elements: ['name'], take: 'own' });
    for (const own of ['.', 'text()']) expect(readXmlPath(own)).toEqual({ elements: [], take: 'own' });
    for (const none of ['', '@', '../@id', 'a/.', '@a/b', 'a/../b', '/a'])
      expect(readXmlPath(none), none).toBeUndefined();
  });
});
