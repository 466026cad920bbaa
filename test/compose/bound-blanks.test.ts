import { expect, test } from 'vitest';
import { bindBlanks } from '../../src/compose/bound-blanks.ts';
import { unicodeBreaks } from '../../src/compose/break-opportunities.ts';
import { LineSetter } from './set-lines.ts';

/** The text with `~` for each blank at which a line may not end. */
function bound(text: string): string {
  const breaks = new Set(bindBlanks(text, unicodeBreaks(text), () => true).map((entry) => entry >> 1));
  return text.replace(/ (?=[^ ])/g, (blank, at: number) => (breaks.has(at + 1) ? blank : '~'));
}

test.each([
  'Bitte zahlen Sie 1.234,50~EUR bis zum 16.~November~2026 auf unser Konto.',
  'We charge CHF~1’234.50 from November~16, 2026 or 3~May~2026 on.',
  'Le montant de 12,50~€ est dû le 1er~mai~2026, soit «~à temps~».',
  'Vence el 16~de noviembre de~2026 y cuesta 10~% más.',
  'Vgl. §~41 Abs.~2 und Art.~7 der Verordnung, also z.~B. den Zähler Nr.~4711.',
  'Frau Dr.~Meier und J.~R.~Hartley rufen unter 0800~123~45~67 an.',
  'Es waren 3.412~kWh bei 24~ct und 5~Stk., zusammen 12~m³.',
  'nach 12 Monaten und nach 5 Jahren',
  'Mein Haus ist alt. Es hat 2 Zimmer.',
  'in May we pay, in May~2026 too',
])('%s', (text) => {
  expect(bound(text.replaceAll('~', ' '))).toBe(text);
});

test('what is bound goes to the next line together, and is parted where it is wider than its column', () => {
  const setter = new LineSetter();
  const texts = (width: number): string[] =>
    setter.lines('Zu zahlen sind 1.234,50 EUR bis zum 16. November 2026.', width).map(({ text }) => text);
  for (const width of [60, 80, 100, 120, 140, 170, 200]) {
    const lines = texts(width);
    expect(lines.join(' ')).toBe('Zu zahlen sind 1.234,50 EUR bis zum 16. November 2026.');
    if (width >= 100) expect(lines.join('|')).toMatch(/1\.234,50 EUR.*16\. November 2026/);
  }
  expect(texts(60).length).toBeGreaterThan(texts(100).length);
  expect(setter.trouble.faults).toEqual([]);
});
