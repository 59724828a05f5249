import { describe, expect, test } from 'vitest';
import { checked, finding, rangeOf, result } from '../testing/result.ts';
import { junit } from './junit.ts';

const text = '{ "StartAt": "B" }';

test('a suite a file, a case a finding, one that passes where there is none', () => {
  const files = [
    checked('a.flow.json', text, [
      finding(text, '"B"'),
      finding(text, '{', { rule: 'other', severity: 'warning', message: 'Odd.' }),
    ]),
    checked('b.flow.json', text),
  ];
  const problems = [{ path: 'c.flow.json', message: 'It is a folder.' }];
  expect(junit(result(files, { problems }))).toBe(`\
<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="gflow" tests="4" failures="1" errors="1">
  <testsuite name="a.flow.json" tests="2" failures="1" errors="0">
    <testcase name="unknown-state at 1:14" classname="a.flow.json"><failure type="error" message="There is no state “B”. Add it.">a.flow.json:1:14: error: There is no state “B”. Add it.
https://docs.example/unknown-state.md</failure></testcase>
    <testcase name="other at 1:1" classname="a.flow.json"><system-out>a.flow.json:1:1: warning: Odd.
https://docs.example/unknown-state.md</system-out></testcase>
  </testsuite>
  <testsuite name="b.flow.json" tests="1" failures="0" errors="0">
    <testcase name="no findings" classname="b.flow.json"/>
  </testsuite>
  <testsuite name="c.flow.json" tests="1" failures="0" errors="1">
    <testcase name="problem" classname="c.flow.json"><error message="It is a folder."/></testcase>
  </testsuite>
</testsuites>
`);
});

test('warnings fail where there are too many', () => {
  const file = checked('a', text, [
    finding(text, '"B"', { severity: 'warning' }),
    finding(text, '"B"', { severity: 'hint' }),
  ]);
  expect(junit(result([file], { tooManyWarnings: true }))).toContain('tests="2" failures="1"');
});

describe('XML', () => {
  /** What is left of a document when well-formed tags and references are taken away. */
  function leftovers(xml: string): string {
    return xml
      .replace(/^<\?xml [^<>]*\?>/, '')
      .replace(/<\/?[a-z-]+(?: [a-z]+="[^"<>]*")*\/?>/g, '')
      .replace(/&(?:amp|lt|gt|quot|#10);/g, '');
  }

  test('has what is special to it escaped, and lacks what it cannot say', () => {
    const message = 'a < b && "c" > ]]> \u0000\u001b\ud800\ufffe\n🚀';
    const related = [{ uri: 'file:///work/<&>', range: rangeOf(text, '{'), message }];
    const xml = junit(result([checked('<"&\'>.json', text, [finding(text, '"B"', { message, related })])]));
    expect(leftovers(xml)).not.toMatch(/[<&]|[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u);
    expect(xml).toContain(
      'message="a &lt; b &amp;&amp; &quot;c&quot; &gt; ]]&gt; \ufffd\ufffd\ufffd\ufffd&#10;🚀"',
    );
  });
});
