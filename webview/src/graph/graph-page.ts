import type { GraphView } from '../../../language/src/index.ts';
import type { Picture } from '../../../picture/src/index.ts';
import type { FromGraph, GraphExport, GraphState, StateMark, ToGraph } from '../index.ts';
import { anchorOf, begin, keepAnchor } from './anchor.ts';
import { Details } from './details.ts';
import { button, html } from './dom.ts';
import { DrawnPicture } from './drawn-picture.ts';
import { exported } from './export.ts';
import { Find } from './find.ts';
import { KEY_HELP, listenTo } from './gestures.ts';
import { SlicedLayout } from './slices.ts';
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
  /** Every state is in the picture. */
  whole: boolean;
}

interface Selecting {
  /** The state gets the focus of the page. */
  focus?: boolean;
  /** It is shown in the text, too. */
  reveal?: boolean;
}

/** By a person: the state has the focus, and the text shows it. */
const BY_HAND: Selecting = { focus: true, reveal: true };

/** The page of the graph. */
export class GraphPage {
  readonly #host: Host;
  readonly #stage = new Stage(() => this.#remember());
  readonly #list = new StateList(index => this.#select(index, { reveal: true }));
  readonly #details = new Details(to => this.#go(to));
  readonly #find = new Find(
    ({ matches, current }) => {
      this.#shown?.drawn.match(new Set(matches));
      if (current !== undefined) this.#select(current, { reveal: true });
    },
    () => this.#focusSelected(),
  );
  readonly #title = html('h1');
  readonly #notice = html('p', { role: 'status', class: 'notice' }, 'Drawing the flow…');
  readonly #listButton = button('List', 'List of the states', () => this.#toggleList());
  readonly #layout = new SlicedLayout();
  #shown: Shown | undefined;
  #told: { uri: string; title: string } | undefined;
  /** The state to select, by name: the picture may not have it yet. */
  #wanted: string | undefined;
  #marks: readonly StateMark[] = [];
  #selected: number | undefined;
  /** The states that the present one was reached by. */
  #trail: number[] = [];
  #restore: GraphState | undefined;
  /** The format in which the picture is wanted as soon as it is whole. */
  #wantedExport: GraphExport | undefined;

  constructor(host: Host) {
    this.#host = host;
    this.#restore = host.getState();
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
    const help = html('p', { id: 'help', hidden: true }, KEY_HELP);
    document.body.append(bar, main, this.#details.element, help);
    listenTo(this.#stage.element, {
      travel: direction => this.#travel(direction),
      begin: () => this.#go(0),
      open: focus => this.#reveal(this.#selected, focus),
      zoom: how =>
        how === 'fit' ? this.#stage.fit() : how === 'in' ? this.#stage.zoomIn() : this.#stage.zoomOut(),
      choose: node => this.#select(node, BY_HAND),
      follow: sign => this.#follow(sign),
    });
    document.addEventListener('keydown', event => {
      if (event.key !== 'f' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      this.#find.field.focus();
      this.#find.field.select();
    });
    if (this.#restore?.list) this.#toggleList();
  }

  receive(message: ToGraph): void {
    switch (message.type) {
      case 'show':
        this.#show(message);
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
        this.#wantedExport = message.format;
        void this.#export();
        break;
    }
  }

  /** What is there already stays until the new picture is whole. */
  #show(told: { uri: string; title: string; view: GraphView }): void {
    const { view } = told;
    this.#told = told;
    this.#layout.layOut(
      view,
      part => {
        if (!this.#shown) this.#draw(view, part, false);
      },
      whole => this.#draw(view, whole, true),
    );
  }

  #draw(view: GraphView, picture: Picture, whole: boolean): void {
    const before = this.#shown;
    const placedBefore = before?.picture.nodes.has(this.#selected ?? -1) === true;
    const anchor = before && anchorOf(this.#stage, before.view, before.picture, this.#selected);
    const hadFocus = this.#stage.element.contains(document.activeElement);
    const drawn = new DrawnPicture(view, picture);
    this.#shown = { view, picture, drawn, whole };
    this.#notice.hidden = true;
    this.#stage.element.hidden = this.#list.visible;
    this.#title.textContent = this.#told?.title ?? '';
    this.#stage.show(drawn.element, picture);
    this.#describeStage(view.nodes.length);
    if (!anchor || !keepAnchor(this.#stage, view, picture, anchor))
      begin(this.#stage, picture, this.#restore);
    this.#restore = undefined;
    this.#list.show(view, this.#marks);
    drawn.mark(this.#marks);
    this.#find.among(view.nodes.map(({ name }) => name));
    this.#selected = undefined;
    this.#trail = [];
    const again = indexOf(view, this.#wanted);
    if (again === undefined) this.#details.element.hidden = true;
    // A part of a picture did not have it: now it can be scrolled to.
    else if (placedBefore) this.#choose(again);
    else this.#select(again, {});
    if (hadFocus) this.#focusSelected();
    this.#tell();
    void this.#export();
  }

  #describeStage(count: number): void {
    const { element } = this.#stage;
    element.setAttribute('role', 'listbox');
    element.setAttribute(
      'aria-label',
      `${this.#told?.title ?? ''}, ${count} ${count === 1 ? 'state' : 'states'}`,
    );
    element.setAttribute('aria-describedby', 'help');
  }

  #say(words: string): void {
    this.#layout.stop();
    this.#shown = undefined;
    this.#stage.element.hidden = true;
    this.#details.element.hidden = true;
    this.#notice.hidden = false;
    this.#notice.textContent = words;
    if (this.#wantedExport) this.#host.postMessage({ type: 'failed', words });
    this.#wantedExport = undefined;
  }

  #mark(marks: readonly StateMark[]): void {
    this.#marks = marks;
    if (!this.#shown) return;
    this.#shown.drawn.mark(marks);
    // What has the focus is left as it is until it is shown the next time.
    const free = (element: HTMLElement) => !element.contains(document.activeElement);
    if (free(this.#list.element)) this.#list.show(this.#shown.view, marks);
    if (this.#selected !== undefined && free(this.#details.element)) this.#choose(this.#selected);
    this.#tell();
  }

  #selectWanted(): void {
    const index = this.#shown && indexOf(this.#shown.view, this.#wanted);
    if (index === undefined || index === this.#selected) return;
    this.#trail = [];
    this.#select(index, {});
    this.#tell();
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
    this.#details.show(view, index, this.#marks);
    this.#details.element.hidden = this.#list.visible;
  }

  /** Goes to another state, from where arrow up leads back. */
  #go(to: number): void {
    if (this.#selected !== undefined) this.#trail.push(this.#selected);
    this.#select(to, BY_HAND);
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
    this.#select(to, BY_HAND);
  }

  /** A sign leads to its other state; where those are several, they are told of beside the state. */
  #follow(index: number): void {
    const sign = this.#shown?.picture.signs[index];
    if (!sign) return;
    const [only] = sign.others;
    this.#select(sign.others.length === 1 && only !== undefined ? only : sign.node, BY_HAND);
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
    this.#details.element.hidden = visible || this.#selected === undefined;
    if (this.#selected !== undefined) this.#list.select(this.#selected, true);
    this.#remember();
  }

  async #export(): Promise<void> {
    const format = this.#wantedExport;
    if (!format || !this.#shown?.whole) return;
    this.#wantedExport = undefined;
    try {
      const { view, picture } = this.#shown;
      const content = await exported(format, view, picture, this.#told?.title ?? '');
      this.#host.postMessage({ type: 'exported', format, content });
    } catch (error) {
      this.#host.postMessage({
        type: 'failed',
        words: error instanceof Error ? error.message : String(error),
      });
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

function indexOf({ nodes }: GraphView, name: string | undefined): number | undefined {
  const index = name === undefined ? -1 : nodes.findIndex(node => node.name === name);
  return index < 0 ? undefined : index;
}
