import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { lineOf, rowPosition } from '../../src/model/row-position.ts';
import { PacketWriter, readPacket, type PacketItem } from '../../src/worker/compose-packet.ts';

const FAULT = JSON.stringify({ code: 'extract.cells-few', place: { file: 'ä.csv', line: 3 } });
const raw = fc.uint8Array({ minLength: 1, maxLength: 12 });
const position = fc
  .tuple(fc.nat({ max: 300 }), fc.nat({ max: 0xffff_ffff }))
  .map(([part, line]) => rowPosition(part, line));
const rows = fc.array(fc.record({ line: position, raw }), { maxLength: 5 });
/** Lookup rows are what stands at their position. */
const looked = fc.uniqueArray(fc.nat({ max: 9 }), { maxLength: 6 }).map((numbers) =>
  numbers.map((number) => ({
    line: rowPosition(9, number),
    raw: Uint8Array.of(number, number),
    ...(number % 3 === 0 ? { fault: FAULT } : {}),
  })),
);
const item = fc.record({
  seq: fc.nat(),
  account: fc.constantFrom('A1', 'A2'),
  key: fc.string(),
  headers: fc.array(fc.record({ document: fc.nat(), line: position, raw }), { minLength: 1, maxLength: 3 }),
  details: rows,
  looked,
});

it('what is packed is read back, rows of lookup tables and recipients crossing once', () => {
  fc.assert(
    fc.property(fc.array(item, { maxLength: 8 }), (drawn) => {
      const recipients = new Map(
        ['A1', 'A2'].map((name, i) => [name, { line: rowPosition(1, i + 2), raw: Uint8Array.of(65, i) }]),
      );
      const items = drawn.map((each): PacketItem => {
        const recipient = recipients.get(each.account) ?? { line: 0, raw: new Uint8Array() };
        return { ...each, recipient, address: recipient.raw };
      });
      const writer = new PacketWriter();
      for (const each of items) {
        const runs = each.details.map((row) => ({
          raw: row.raw,
          cuts: Float64Array.of(row.line, row.raw.byteLength),
        }));
        writer.add(each, runs);
      }
      const packet = writer.take();
      expect([...readPacket(packet)]).toEqual(items);
      const used = new Set(items.flatMap((each) => each.looked.map(({ line }) => line)));
      const changes = items.filter((each, i) => each.account !== items[i - 1]?.account).length;
      const bytes = items.flatMap(({ headers, details }) => [...headers, ...details]);
      const own = bytes.reduce((sum, row) => sum + row.raw.byteLength, 0);
      const damaged = [...used].filter((line) => lineOf(line) % 3 === 0).length;
      const why = damaged * Buffer.byteLength(FAULT);
      expect(packet.bytes.byteLength).toBe(own + used.size * 2 + changes * 4 + why);
    }),
  );
});
