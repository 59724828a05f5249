import type { Direction } from './travel.ts';

/** What somebody wants who uses keyboard and mouse on the picture. */
export interface Gestures {
  travel(direction: Direction): void;
  begin(): void;
  /** To the text: with the focus or without. */
  open(focus: boolean): void;
  zoom(how: 'in' | 'out' | 'fit'): void;
  choose(node: number): void;
  follow(sign: number): void;
}

const KEYS: Readonly<Record<string, (to: Gestures) => void>> = {
  ArrowDown: to => to.travel('on'),
  ArrowUp: to => to.travel('back'),
  ArrowLeft: to => to.travel('before'),
  ArrowRight: to => to.travel('after'),
  Home: to => to.begin(),
  Enter: to => to.open(true),
  ' ': to => to.open(false),
  '+': to => to.zoom('in'),
  '=': to => to.zoom('in'),
  '-': to => to.zoom('out'),
  '0': to => to.zoom('fit'),
};

/** The same in words, for those who cannot look it up in the documentation. */
export const KEY_HELP =
  'Arrow down follows a transition, arrow up goes back, arrow left and right go to the other states that the one before leads to. Enter goes to the text. Plus and minus zoom, 0 shows all.';

export function listenTo(element: HTMLElement, to: Gestures): void {
  element.addEventListener('click', event => {
    const [node, sign] = [indexIn(event, 'node'), indexIn(event, 'sign')];
    if (node !== undefined) to.choose(node);
    else if (sign !== undefined) to.follow(sign);
  });
  element.addEventListener('dblclick', event => {
    if (indexIn(event, 'node') !== undefined) to.open(true);
  });
  element.addEventListener('keydown', event => {
    const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : KEYS[event.key];
    if (!act) return;
    act(to);
    event.preventDefault();
  });
}

function indexIn({ target }: MouseEvent, name: 'node' | 'sign'): number | undefined {
  const found = target instanceof Element ? target.closest<SVGElement>(`[data-${name}]`) : null;
  const index = found?.dataset[name];
  return index === undefined ? undefined : Number(index);
}
