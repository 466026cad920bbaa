import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readSvg } from '../../src/compose/svg/picture.ts';
import { svg } from './painted.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('what cannot be printed as it was meant is refused with its line', () => {
  test.each([
    ['<script>alert(1)</script>', 'line 1: scripts are refused'],
    [
      '<style>rect { fill: red }</style>',
      'line 1: style sheets are refused: write fill and stroke as attributes',
    ],
    ['\n\n<text x="1" y="1">A</text>', 'line 3: text is refused: convert letters to paths'],
    ['<g>loose letters</g>', 'line 1: text is refused: convert letters to paths'],
    ['<image href="https://example.com/a.png"/>', 'line 1: images inside a picture are refused'],
    ['<use href="#a"/>', 'line 1: references are refused: draw the shape itself'],
    ['<defs><linearGradient id="a"/></defs>', 'line 1: definitions are refused'],
    ['<radialGradient/>', 'line 1: gradients are refused: use plain colours'],
    [
      '<rect width="1" height="1" fill="url(#a)"/>',
      'line 1: gradients and patterns are refused: use plain colours',
    ],
    ['<rect width="1" height="1" onclick="x()"/>', 'line 1: script onclick is refused'],
    ['<rect width="1" height="1" xlink:href="#a"/>', 'line 1: references are refused'],
    ['<rect width="1" height="1" clip-path="url(#a)"/>', 'line 1: attribute clip-path is refused'],
    ['<g opacity="0.5"><rect width="1" height="1"/></g>', 'line 1: opacity other than 1 is refused'],
    [
      '<rect width="1" height="1" style="mix-blend-mode:multiply"/>',
      'line 1: attribute mix-blend-mode is refused',
    ],
    ['<rect width="1" height="1" stroke-dasharray="1 2"/>', 'line 1: dashed strokes are refused'],
    ['<rect width="10mm" height="1"/>', 'line 1: width `10mm` is not a plain number'],
    ['<rect width="-1" height="1"/>', 'line 1: a rectangle has a negative side'],
    ['<rect width="1" height="1" fill="reddish"/>', 'line 1: colour `reddish` is not understood'],
    ['<rect width="1" height="1" fill="constructor"/>', 'line 1: colour `constructor` is not understood'],
    ['<rect width="1" height="1" fill="rgb(300,0,0)"/>', 'line 1: colour `rgb(300,0,0)` is not understood'],
    [
      '<rect width="1" height="1" data-cmyk="100 0 0"/>',
      'line 1: data-cmyk `100 0 0` is not four percentages',
    ],
    [
      '<rect width="1" height="1" data-cmyk="101 0 0 0"/>',
      'line 1: data-cmyk `101 0 0 0` is not four percentages',
    ],
    ['<path d="L1 1"/>', 'line 1: path data: a path must begin with M at character 1'],
    ['<path d="M1 1 L2"/>', 'line 1: path data: a number is expected at character 8'],
    ['<path d="M1 1 X2"/>', 'line 1: path data: a command is expected at character 6'],
    ['<path d="M1 1 A1 1 0 2 0 3 3"/>', 'line 1: path data: 0 or 1 is expected at character 13'],
    ['<polygon points="1 2 3"/>', 'line 1: points has an odd number of coordinates'],
    ['<g transform="spin(4)"/>', 'line 1: transform spin with 1 numbers is not known'],
    ['<g transform="scale(1 2)"><rect width="1" height="1" stroke="red"/></g>', /stretched more one way/],
    ['<svg/>', 'line 1: a picture inside the picture is refused'],
    ['<constructor/>', 'line 1: element constructor is refused'],
    ['<x:rect/>', 'line 1: element x:rect is refused'],
    ['<circle r="1"><animate/></circle>', 'line 1: animation is refused'],
    ['<a href="x"><rect/></a>', 'line 1: links are refused'],
  ])('%s', (inside, reason) => {
    expect(readSvg(svg(inside))).toEqual(typeof reason === 'string' ? reason : expect.stringMatching(reason));
  });

  test.each([
    ['<!DOCTYPE svg [<!ENTITY a "b">]><svg/>', 'line 1: a document type is refused'],
    ['<?xml-stylesheet href="a.css"?><svg/>', 'line 1: processing instructions are refused'],
    [
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">&a;</svg>',
      'line 1: entity &a; is not known',
    ],
    [
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><g></svg>',
      'line 1: g is not closed by its own end tag',
    ],
    ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1">', 'line 1: svg is not closed'],
    ['<svg a="1" a="2"/>', 'line 1: attribute a comes twice'],
    ['<svg a=1/>', 'line 1: the value of a is not in quotes'],
    [
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/> x',
      'line 1: there is something behind the last element',
    ],
    ['<html/>', 'line 1: the file is not an SVG picture'],
    ['', 'line 1: an element is expected'],
    ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 0"/>', /viewBox is not four numbers/],
    [
      '<svg xmlns="http://www.w3.org/2000/svg" width="10mm" height="1"/>',
      /width `10mm` is not a plain number/,
    ],
    ['<g>'.repeat(100), 'line 1: elements are nested more than 64 deep'],
  ])('%s', (text, reason) => {
    expect(readSvg(bytes(text))).toEqual(typeof reason === 'string' ? reason : expect.stringMatching(reason));
  });

  test('other encodings and very large files', () => {
    expect(readSvg(Uint8Array.of(0x3c, 0xff))).toBe('the file is not UTF-8');
    expect(readSvg(new Uint8Array(3_000_000))).toBe('the file is larger than 2 MiB');
  });
});

test('no damage makes the reader throw or hang', () => {
  const whole = '<g transform="rotate(3)" fill="#abc">\n<path d="M1 1A2 2 0 0 1 3 3z"/><!-- c --></g>';
  const damage = fc.tuple(fc.nat(whole.length), fc.nat(6), fc.string({ maxLength: 6 }));
  fc.assert(
    fc.property(damage, ([at, cut, put]) => {
      const picture = readSvg(svg(whole.slice(0, at) + put + whole.slice(at + cut)));
      expect(typeof picture === 'string' ? picture.length : picture.width).toBeGreaterThan(0);
    }),
    { numRuns: 2000 },
  );
});

test('a file of many elements is read in time that grows with its size alone', () => {
  const many = readSvg(svg('<path d="M0 0h1v1z"/>\n'.repeat(60_000)));
  expect(typeof many === 'string' ? many : many.shapes.length).toBe(60_000);
});

test('title, description, metadata, comments and ids are passed over', () => {
  const picture = readSvg(
    svg(
      '<title>A &amp; B</title><desc>text</desc><metadata><x:y/></metadata><!-- c --><g id="a" class="b"/><defs/>',
    ),
  );
  expect(picture).toMatchObject({ width: 100, height: 100, shapes: [] });
});
