/**
 * Edits of a flow of so many states, each of which can be undone: what it is, the share of `parseTree` that it may take, where,
 * the text there, and the text that takes its place.
 */
export function editsIn(text, states) {
  const middle = Math.round((states - 4) / 6 / 2);
  const state = name => text.indexOf(`"${name} ${middle}": {`);
  const edit = (what, budget, from, old, fresh) => ({
    what,
    budget,
    offset: text.indexOf(old, from),
    old,
    fresh,
  });
  return [
    edit('a letter in a comment', 1 / 10, state('Move'), 'Moves', 'Movess'),
    edit('a digit of a constant', 1 / 10, state('Wait For'), '600', '6000'),
    edit('a letter in an expression', 1 / 10, state('Name'), "'Batch", "'Batcha"),
    edit('a transition', 1 / 3, state('Wait For'), `"Look At ${middle}"`, `"Name ${middle}"`),
    edit('a write', 1 / 3, state('Note'), '.note"', '.notes"'),
    edit('a write that all states see', 1 / 3, 0, '"unit"', '"units"'),
  ];
}
