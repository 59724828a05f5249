/** The few assertions of node:assert/strict that suites use which run in a browser too. */
const assert = {
  ok(value: unknown, message = 'It is not so.'): asserts value {
    if (!value) throw new Error(message);
  },
  equal(actual: unknown, expected: unknown): void {
    if (!Object.is(actual, expected)) throw new Error(`${String(actual)} is not ${String(expected)}.`);
  },
  deepEqual(actual: unknown, expected: unknown): void {
    assert.equal(JSON.stringify(actual), JSON.stringify(expected));
  },
  match(text: string, pattern: RegExp): void {
    if (!pattern.test(text)) throw new Error(`“${text}” does not match ${pattern}.`);
  },
};

export default assert;
