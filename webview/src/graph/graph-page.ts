import type { GraphView } from '../../../language/src/index.ts';
import { type Layout, layouter, type Picture } from '../../../picture/src/index.ts';
import type { FromGraph, GraphExport, GraphState, StateMark, ToGraph } from '../index.ts';
import { describedState } from './described-state.ts';
import { button, html } from './dom.ts';
import { DrawnPicture } from './drawn-picture.ts';
import { exported } from './export.ts';
import { Find } from './find.ts';
import { pageMeasure } from './measure.ts';
import { Stage } from './stage.ts';
import { StateList } from './state-list.ts';
import { type Direction, travel } from './travel.ts';

/** The editor, as a page has it. */
export interface Host {
  postMessage(message: FromGraph): void;
  getState(): GraphState | undefined;
  setState(state: GraphState): void;
}

/** What is on the page. */
interface Shown {
  view: GraphView;
  picture: Picture;
  drawn: DrawnPicture;
}

/** A state that is in sight, and how far from the upper left corner. */
interface Anchor {
  name: string;
  offset: { x: number; y: number };
}

interface Selecting {
  /** The state gets the focus of the page. */
  focus?: boolean;
  /** It is shown in the text, too. */
  reveal?: boolean;
}

const KEYS: Readonly<Record<string, Direction>> = {
  ArrowDown: 'on',
  ArrowUp: 'back',
  ArrowLeft: 'before',
  ArrowRight: 'after',
};

const HELP =
  'Arrow down follows a transition, arrow up goes back, arrow left and right go to the other states that the one before leads to. Enter goes to the text. Plus and minus zoom, 0 shows all.';

/** Laying out stops after so many milliseconds to let the page breathe. */
const SLICE = 30;
/** Smaller than this nobody can read it: a flow that does not fit is shown at its beginning. */
const READABLE = 0.6;

/** The page of the graph. */
export class GraphPage {
  readonly #host: Host;
  readonly #stage = new Stage(() => this.#remember());
  readonly #list = new StateList(index => this.#select(index, { reveal: true }));
  readonly #find: Find;
  readonly #details = html('aside', { 'aria-label': 'Selected state', hidden: true });
  readonly #title = html('h1');
  readonly #notice = html('p', { role: 'status', class: 'notice' }, 'Drawing the flow…');
  readonly #listButton = button('List', 'List of the states', () => this.#toggleList());
  readonly #start = layouter(pageMeasure());
  #shown: Shown | undefined;
  #told: { uri: string; title: string } | undefined;
  #wanted: string | undefined;
  #marks: readonly StateMark[] = [];
  #selected: number | undefined;
  /** The states that the present one was reached by. */
  #trail: number[] = [];
  #restore: GraphState | undefined;
  #slice: ReturnType<typeof setTimeout> | undefined;

  constructor(host: Host) {
    this.#host = host;
    this.#restore = host.getState();
    this.#find = new Find(
      ({ matches, current }) => {
        this.#shown?.drawn.match(new Set(matches));
        if (current !== undefined) this.#select(current, { reveal: true });
      },
      () => this.#focusSelected(),
    );
    const bar = html(
      'header',
      {},
      this.#find.field,
      this.#find.count,
      button('−', 'Zoom out (−)', () => this.#stage.zoomOut()),
      button('+', 'Zoom in (+)', () => this.#stage.zoomIn()),
      button('Fit', 'Fit the whole flow (0)', () => this.#stage.fit()),
      this.#listButton,
    );
    const main = html('main', {}, this.#title, this.#notice, this.#stage.element, this.#list.element);
    document.body.append(bar, main, this.#details, html('p', { id: 'help', hidden: true }, HELP));
    this.#listen();
    if (this.#restore?.list) this.#toggleList();
  }

  receive(message: ToGraph): void {
    switch (message.type) {
      case 'show':
        this.#told = message;
        this.#layOut(message.view);
        break;
      case 'say':
        this.#say(message.words);
        break;
      case 'mark':
        this.#mark(message.marks);
        break;
      case 'select':
        this.#wanted = message.state;
        this.#selectWanted();
        break;
      case 'export':
        void this.#export(message.format);
        break;
    }
  }

  #listen(): void {
    const { element } = this.#stage;
    element.addEventListener('click', event => {
      const at = nodeOf(event);
      if (at !== undefined) this.#select(at, { focus: true, reveal: true });
      else this.#followSign(event);
    });
    element.addEventListener('dblclick', event => {
      const at = nodeOf(event);
      if (at !== undefined) this.#reveal(at, true);
    });
    element.addEventListener('keydown', event => this.#key(event));
    document.addEventListener('keydown', event => {
      if (event.key !== 'f' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      this.#find.field.focus();
      this.#find.field.select();
    });
  }

  /** Lays out in slices; what is there already stays until the new picture is whole. */
  #layOut(view: GraphView): void {
    clearTimeout(this.#slice);
    const layout = this.#start(view);
    const work = () => {
      const soFar = advance(layout, performance.now() + SLICE);
      if ('whole' in soFar) return this.#draw(view, soFar.whole);
      if (!this.#shown) this.#draw(view, soFar.part());
      this.#slice = setTimeout(work);
    };
    work();
  }

  #draw(view: GraphView, picture: Picture): void {
    const before = this.#shown;
    const selected = before?.view.nodes[this.#selected ?? -1]?.name;
    const anchor = before && this.#anchor(before);
    const drawn = new DrawnPicture(view, picture);
    this.#shown = { view, picture, drawn };
    this.#trail = [];
    this.#notice.hidden = true;
    this.#stage.element.hidden = this.#list.visible;
    this.#title.textContent = this.#told?.title ?? '';
    const hadFocus = this.#stage.element.contains(document.activeElement);
    this.#stage.show(drawn.element, picture);
    this.#describeStage();
    this.#place(anchor);
    this.#list.show(view, this.#marks);
    drawn.mark(this.#marks);
    this.#find.among(view.nodes.map(({ name }) => name));
    this.#selected = undefined;
    this.#wanted ??= selected;
    const again = indexOf(view, selected);
    if (again !== undefined) this.#choose(again);
    else this.#selectWanted();
    if (hadFocus) this.#focusSelected();
    this.#tell();
  }

  /** The selected state, or what is in the middle. */
  #anchor({ view, picture }: Shown): Anchor | undefined {
    const centre = this.#stage.centre();
    const distance = ({ x, y }: { x: number; y: number }) => Math.hypot(x - centre.x, y - centre.y);
    const chosen = picture.nodes.get(this.#selected ?? -1);
    const [nearest] = chosen
      ? [chosen]
      : [...picture.nodes.values()].sort((a, b) => distance(a) - distance(b));
    const index = [...picture.nodes].find(([, node]) => node === nearest)?.[0];
    const name = view.nodes[index ?? -1]?.name;
    return nearest && name !== undefined ? { name, offset: this.#stage.offsetOf(nearest) } : undefined;
  }

  /** Where it was: by a state that was in sight, or as before the window was loaded again; else at the beginning. */
  #place(anchor: Anchor | undefined): void {
    if (!this.#shown) return;
    const { view, picture } = this.#shown;
    const same = anchor && picture.nodes.get(indexOf(view, anchor.name) ?? -1);
    if (anchor && same) {
      this.#stage.putAt(same, anchor.offset);
      return;
    }
    const restore = this.#restore;
    this.#restore = undefined;
    if (restore) {
      this.#stage.zoomTo(restore.zoom);
      this.#stage.element.scrollTo(restore.left, restore.top);
      return;
    }
    this.#stage.fit();
    if (this.#stage.zoom >= READABLE) return;
    this.#stage.zoomTo(1);
    const { x, y } = picture.start ?? picture.nodes.get(0) ?? { x: 0, y: 0 };
    this.#stage.putAt({ x, y: y + this.#stage.element.clientHeight / 2 - 40 });
  }

  #describeStage(): void {
    const { element } = this.#stage;
    const count = this.#shown?.view.nodes.length ?? 0;
    element.setAttribute('role', 'listbox');
    element.setAttribute(
      'aria-label',
      `${this.#told?.title ?? ''}, ${count} ${count === 1 ? 'state' : 'states'}`,
    );
    element.setAttribute('aria-describedby', 'help');
  }

  #say(words: string): void {
    clearTimeout(this.#slice);
    this.#shown = undefined;
    this.#stage.element.hidden = true;
    this.#details.hidden = true;
    this.#notice.hidden = false;
    this.#notice.textContent = words;
  }

  #mark(marks: readonly StateMark[]): void {
    this.#marks = marks;
    if (!this.#shown) return;
    this.#shown.drawn.mark(marks);
    // What has the focus is left as it is until it is shown the next time.
    const free = (element: HTMLElement) => !element.contains(document.activeElement);
    if (free(this.#list.element)) this.#list.show(this.#shown.view, marks);
    if (this.#selected !== undefined && free(this.#details)) this.#choose(this.#selected);
    this.#tell();
  }

  #selectWanted(): void {
    const index = this.#shown && indexOf(this.#shown.view, this.#wanted);
    if (index !== undefined && index !== this.#selected) {
      this.#trail = [];
      this.#select(index, {});
      this.#tell();
    }
  }

  #select(index: number, { focus = false, reveal = false }: Selecting): void {
    if (!this.#shown) return;
    this.#choose(index);
    const placed = this.#shown.picture.nodes.get(index);
    if (placed) this.#stage.reveal(placed, placed);
    this.#list.select(index, !focus);
    if (focus) this.#shown.drawn.focus(index);
    if (reveal) this.#reveal(index, false);
  }

  #choose(index: number): void {
    if (!this.#shown) return;
    const { view, drawn } = this.#shown;
    this.#selected = index;
    this.#wanted = view.nodes[index]?.name;
    drawn.select(index);
    this.#details.replaceChildren(
      html('h2', {}, view.nodes[index]?.name ?? ''),
      ...describedState(view, index, to => this.#go(to), 'with sources', this.#marks),
    );
    this.#details.hidden = this.#list.visible;
  }

  /** Goes to another state, from where arrow up leads back. */
  #go(to: number): void {
    if (this.#selected !== undefined) this.#trail.push(this.#selected);
    this.#select(to, { focus: true, reveal: true });
  }

  #key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const direction = KEYS[event.key];
    if (direction) this.#travel(direction);
    else if (event.key === 'Enter') this.#reveal(this.#selected, true);
    else if (event.key === ' ') this.#reveal(this.#selected, false);
    else if (event.key === 'Home') this.#go(0);
    else if (event.key === '+' || event.key === '=') this.#stage.zoomIn();
    else if (event.key === '-') this.#stage.zoomOut();
    else if (event.key === '0') this.#stage.fit();
    else return;
    event.preventDefault();
  }

  #travel(direction: Direction): void {
    if (!this.#shown) return;
    const { view, picture } = this.#shown;
    const at = this.#selected;
    const left = (node: number) => picture.nodes.get(node)?.x ?? 0;
    const to = at === undefined ? 0 : travel(view, at, this.#trail.at(-1), direction, left);
    if (to === undefined) return;
    if (direction === 'on' && at !== undefined) this.#trail.push(at);
    if (direction === 'back') this.#trail.pop();
    this.#select(to, { focus: true, reveal: true });
  }

  /** A sign leads to its other state; where those are several, they are told of beside the state. */
  #followSign(event: MouseEvent): void {
    const at = indexIn(event, 'sign');
    const sign = this.#shown?.picture.signs[at ?? -1];
    if (!sign) return;
    const [only] = sign.others;
    const to = sign.others.length === 1 && only !== undefined ? only : sign.node;
    this.#select(to, { focus: true, reveal: true });
  }

  #focusSelected(): void {
    this.#shown?.drawn.focus(this.#selected ?? 0);
  }

  #reveal(index: number | undefined, focus: boolean): void {
    const state = this.#shown?.view.nodes[index ?? -1]?.name;
    if (state !== undefined) this.#host.postMessage({ type: 'reveal', state, focus });
  }

  #toggleList(): void {
    const visible = !this.#list.visible;
    this.#list.visible = visible;
    this.#listButton.setAttribute('aria-pressed', String(visible));
    this.#stage.element.hidden = visible || !this.#shown;
    this.#details.hidden = visible || this.#selected === undefined;
    if (this.#selected !== undefined) this.#list.select(this.#selected, true);
    this.#remember();
  }

  async #export(format: GraphExport): Promise<void> {
    if (!this.#shown) return;
    try {
      const { view, picture } = this.#shown;
      const content = await exported(format, view, picture, this.#told?.title ?? '');
      this.#host.postMessage({ type: 'exported', format, content });
    } catch (error) {
      this.#host.postMessage({ type: 'failed', words: String(error) });
    }
  }

  #remember(): void {
    if (!this.#told || this.#restore) return;
    const { scrollLeft: left, scrollTop: top } = this.#stage.element;
    const { uri } = this.#told;
    this.#host.setState({ uri, zoom: this.#stage.zoom, left, top, list: this.#list.visible });
  }

  #tell(): void {
    const { view } = this.#shown ?? {};
    const selected = view?.nodes[this.#selected ?? -1]?.name;
    const marked = this.#marks.map(({ state }) => state);
    this.#host.postMessage({ type: 'drawn', states: view?.nodes.length ?? 0, selected, marked });
  }
}

function advance(layout: Layout, until: number): { whole: Picture } | { part: () => Picture } {
  for (;;) {
    const { done, value } = layout.next();
    if (done) return { whole: value };
    if (performance.now() > until) return { part: value };
  }
}

function indexOf({ nodes }: GraphView, name: string | undefined): number | undefined {
  const index = name === undefined ? -1 : nodes.findIndex(node => node.name === name);
  return index < 0 ? undefined : index;
}

function nodeOf(event: MouseEvent): number | undefined {
  return indexIn(event, 'node');
}

function indexIn({ target }: MouseEvent, name: 'node' | 'sign'): number | undefined {
  const found = target instanceof Element ? target.closest<SVGElement>(`[data-${name}]`) : null;
  const index = found?.dataset[name];
  return index === undefined ? undefined : Number(index);
}
