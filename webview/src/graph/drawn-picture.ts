import type { GraphView } from '../../../language/src/index.ts';
import { draw, type Picture } from '../../../picture/src/index.ts';
import type { StateMark } from '../index.ts';
import { drawn, group, svg } from './dom.ts';
import { spokenWords } from './words.ts';

/** A picture in the page: its states are options of a list, of which one is selected. */
export class DrawnPicture {
  readonly element: SVGSVGElement;
  readonly #nodes = new Map<number, SVGElement>();
  readonly #lines = new Map<number, SVGElement>();
  readonly #view: GraphView;
  readonly #picture: Picture;
  #marks: { node: SVGElement; look: string; sign: SVGElement }[] = [];
  #selected: number | undefined;

  constructor(view: GraphView, picture: Picture) {
    this.#view = view;
    this.#picture = picture;
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
      nameOption(option, spokenWords(view, index));
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

  /** Puts marks beside states, instead of those that were there. */
  mark(marks: readonly StateMark[]): void {
    for (const { node, look, sign } of this.#marks) {
      node.classList.remove(look);
      sign.remove();
      nameOption(node, spokenWords(this.#view, Number(node.dataset.node)));
    }
    this.#marks = marks.flatMap(({ state, look, short, words }, i) => {
      const index = this.#view.nodes.findIndex(({ name }) => name === state);
      const placed = this.#picture.nodes.get(index);
      const node = this.#nodes.get(index);
      if (!placed || !node) return [];
      const below = marks.findIndex(mark => mark.state === state) < i;
      const [x, y] = [
        placed.x - placed.width / 2,
        placed.y + (below ? placed.height / 2 + 12 : -placed.height / 2 - 4),
      ];
      const sign = drawn({ tag: 'text', attributes: { class: 'mark', x, y }, content: [short] });
      node.classList.add(look);
      node.append(sign);
      nameOption(node, `${node.querySelector('title')?.textContent}\n${words}`);
      return [{ node, look, sign }];
    });
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

/** Its name for assistive technology is the tip that a pointer brings up. */
function nameOption(option: SVGElement, words: string): void {
  option.querySelector('title')?.replaceChildren(words);
}
