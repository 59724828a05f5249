import type { GraphView } from '../../../language/src/index.ts';
import type { StateMark } from '../index.ts';
import { describedState } from './described-state.ts';
import { html } from './dom.ts';

/** What there is to say of the selected state, below the picture. */
export class Details {
  readonly element = html('aside', { 'aria-label': 'Selected state', hidden: true });
  readonly #go: (index: number) => void;

  constructor(go: (index: number) => void) {
    this.#go = go;
  }

  show(view: GraphView, index: number, marks: readonly StateMark[]): void {
    this.element.replaceChildren(
      html('h2', {}, view.nodes[index]?.name ?? ''),
      ...describedState(view, index, this.#go, 'with sources', marks),
    );
  }
}
