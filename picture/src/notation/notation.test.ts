import fc from 'fast-check';
import { expect, test } from 'vitest';
import { layOut } from '../layout/layouter.ts';
import { viewOf } from '../testing/views.ts';
import { dotOf } from './dot.ts';
import { mermaidOf } from './mermaid.ts';
import { svgOf } from './svg.ts';

const hostile = viewOf([[0, 1, 'a < "b" & \u0000', 'Catch']], {
  0: { name: 'A "b"\\', type: 'Action', detail: 'Copy' },
  1: {
    name: '</text><script>alert(1)</script>',
    type: 'Choice',
    ends: true,
    onError: true,
    findings: [{ severity: 'error', message: 'It is\nwrong.' }],
  },
});

test('Mermaid text, with nothing in it that Mermaid would take for its own', () =>
  expect(
    mermaidOf(
      viewOf([[0, 1, 'a < b', 'Catch']], { 0: { name: 'A "b"' }, 1: { name: 'end;', type: 'Choice' } }),
    ),
  ).toBe(
    `flowchart TD
  start((" ")) --> s0
  s0["A #34;b#34;<br/>Pass"]
  s1{"end#59;<br/>Choice"}
  s0 -.->|"a #60; b"| s1
`,
  ));

test('DOT, with its quotes and backslashes escaped', () =>
  expect(dotOf(hostile)).toBe(`digraph flow {
  node [shape=box, style=rounded, fontname="Helvetica,Arial,sans-serif"];
  edge [fontname="Helvetica,Arial,sans-serif", fontsize=11];
  start [label="", shape=circle, style=filled, width=0.2];
  start -> s0;
  s0 [label="A \\"b\\"\\\\\\nAction\\nCopy"];
  s1 [label="</text><script>alert(1)</script>\\nChoice", shape="diamond", style="rounded,dashed", peripheries="2", color="red", tooltip="It is\\nwrong."];
  s0 -> s1 [label="a < \\"b\\" & ", style="dashed"];
}
`));

test('SVG has states, conditions, ends and findings, and no markup that a flow brings', () => {
  const svg = svgOf(hostile, layOut(hostile), '<flow>');
  expect(svg).toContain('<title id="title">&#60;flow&#62;</title>');
  expect(svg).not.toContain('<script');
  expect(svg).toContain('class="node ends on-error error"');
  expect(svg).toContain('class="line catch"');
  expect(svg).toContain('class="start"');
  expect(svg).toContain('>Action · Copy</text>');
  expect(svg).toContain('error: It is\nwrong.');
});

test('SVG and DOT of any names are well-formed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (name, words) => {
      const view = viewOf([[0, 1, words]], { 0: { name, detail: words } });
      const svg = svgOf(view, layOut(view), name);
      expect(svg.replace(/&#\d+;/g, '')).not.toMatch(/&|[^\t\n\r\P{Cc}]|\p{Surrogate}/u);
      expect(svg.match(/<(?!\/?(?:svg|title|style|rect|g|path|circle|text)\b)/g)).toBeNull();
      expect(dotOf(view).replace(/\\./g, '').split('"').length % 2).toBe(1);
    }),
  );
});
