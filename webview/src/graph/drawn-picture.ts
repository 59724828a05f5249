import type { GraphView } from '../../../language/src/index.ts';
import { draw, type Picture } from '../../../picture/src/index.ts';
import { drawn, group, svg } from './dom.ts';
import { spokenWords } from './words.ts';

/** A picture in the page: its states are options of a list, of which one is selected. */
export class DrawnPicture {
  readonly element: SVGSVGElement;
  readonly #nodes = new Map<number, SVGElement>();
  readonly #lines = new Map<number, SVGElement>();
  readonly #view: GraphView;
  #selected: number | undefined;

  constructor(view: GraphView, picture: Picture) {
    this.#view = view;
    const { lines, marks, signs, nodes } = draw(view, picture);
    const made = (elements: readonly SVGElement[], name: 'node' | 'edge', into: Map<number, SVGElement>) => {
      for (const element of elements) {
        const index = element.dataset[name];
        if (index !== undefined) into.set(Number(index), element);
      }
      return elements;
    };
    const options = made(nodes.map(drawn), 'node', this.#nodes);
    for (const [index, option] of this.#nodes) {
      option.setAttribute('role', 'option');
      option.setAttribute('aria-selected', 'false');
      // Its name for assistive technology, and the tip that a pointer brings up.
      option.querySelector('title')?.replaceChildren(spokenWords(view, index));
      option.setAttribute('tabindex', '-1');
    }
    this.#beReachable(0, true);
    this.element = svg(
      { role: 'presentation' },
      group({ 'aria-hidden': 'true' }, ...made(lines.map(drawn), 'edge', this.#lines)),
      group({ 'aria-hidden': 'true' }, ...[...marks, ...signs].map(drawn)),
      group({ role: 'presentation' }, ...options),
    );
  }

  /** Marks a state and the transitions from it and to it. */
  select(index: number | undefined): void {
    if (this.#selected === index) return;
    this.#mark(this.#selected, false);
    this.#beReachable(this.#selected ?? 0, false);
    this.#selected = index;
    this.#mark(index, true);
    this.#beReachable(index ?? 0, true);
  }

  focus(index: number): void {
    this.#nodes.get(index)?.focus({ preventScroll: true });
  }

  /** Marks the states that were looked for. */
  match(indices: ReadonlySet<number>): void {
    for (const [index, element] of this.#nodes) element.classList.toggle('match', indices.has(index));
  }

  #mark(index: number | undefined, selected: boolean): void {
    if (index === undefined) return;
    const node = this.#nodes.get(index);
    node?.classList.toggle('selected', selected);
    node?.setAttribute('aria-selected', String(selected));
    for (const [i, { from, to }] of this.#view.edges.entries())
      if (from === index || to === index) this.#lines.get(i)?.classList.toggle('selected', selected);
  }

  /** By the tab key only one state can be reached; from there, arrow keys lead on. */
  #beReachable(index: number, reachable: boolean): void {
    this.#nodes.get(index)?.setAttribute('tabindex', reachable ? '0' : '-1');
  }
}
