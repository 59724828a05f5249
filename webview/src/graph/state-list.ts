import type { GraphView } from '../../../language/src/index.ts';
import type { StateMark } from '../index.ts';
import { describedState } from './described-state.ts';
import { html } from './dom.ts';

/** The flow as a list of its states: all that the picture says, in words. It is made when it is first shown. */
export class StateList {
  readonly element = html('ol', { class: 'states', hidden: true });
  readonly #go: (index: number) => void;
  #view: GraphView | undefined;
  #marks: readonly StateMark[] = [];
  #made = false;

  constructor(go: (index: number) => void) {
    this.#go = go;
  }

  get visible(): boolean {
    return !this.element.hidden;
  }

  set visible(visible: boolean) {
    this.element.hidden = !visible;
    this.#make();
  }

  show(view: GraphView, marks: readonly StateMark[]): void {
    this.#view = view;
    this.#marks = marks;
    this.#made = false;
    this.#make();
  }

  /** Marks the item of a state, and scrolls to it. */
  select(index: number, scroll: boolean): void {
    if (!this.visible) return;
    for (const marked of this.element.querySelectorAll('[aria-current]'))
      marked.removeAttribute('aria-current');
    const item = this.element.children[index];
    item?.querySelector('button')?.setAttribute('aria-current', 'true');
    if (scroll) item?.scrollIntoView({ block: 'nearest' });
  }

  #make(): void {
    const view = this.#view;
    if (!view || this.#made || !this.visible) return;
    this.#made = true;
    this.element.replaceChildren(...view.nodes.map(({ name }, index) => this.#item(view, name, index)));
  }

  #item(view: GraphView, name: string, index: number): HTMLElement {
    const title = html('button', { type: 'button', class: 'link name' }, name);
    title.addEventListener('click', () => this.#go(index));
    const goTo = (to: number) => {
      this.#go(to);
      this.element.children[to]?.querySelector('button')?.focus();
    };
    return html('li', {}, title, ...describedState(view, index, goTo, 'without sources', this.#marks));
  }
}
