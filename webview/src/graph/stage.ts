import { html, svg } from './dom.ts';

interface Spot {
  x: number;
  y: number;
}

interface Size {
  width: number;
  height: number;
}

const LARGEST = 3;
const STEP = 1.25;

/** Shows a drawing: scrolls, zooms and drags it. Its places are those of the drawing, whatever the zoom is. */
export class Stage {
  readonly element = html('div', { class: 'stage' });
  #drawing = svg({});
  #size: Size = { width: 0, height: 0 };
  #zoom = 1;
  readonly #moved: () => void;

  constructor(moved: () => void) {
    this.#moved = moved;
    this.element.addEventListener('scroll', moved, { passive: true });
    this.element.addEventListener('wheel', event => this.#wheel(event), { passive: false });
    this.element.addEventListener('pointerdown', event => this.#drag(event));
  }

  get zoom(): number {
    return this.#zoom;
  }

  /** Puts another drawing in the place of the present one. */
  show(drawing: SVGSVGElement, size: Size): void {
    drawing.setAttribute('viewBox', `0 0 ${size.width} ${size.height}`);
    this.#drawing = drawing;
    this.#size = size;
    this.#resize();
    this.element.replaceChildren(drawing);
  }

  /** Zooms; what is at a point of the window, or in the middle, stays there. */
  zoomTo(zoom: number, at = this.#middle()): void {
    const before = this.#zoom;
    const wanted = Math.min(LARGEST, Math.max(Math.min(0.1, this.#fitting()), zoom));
    if (wanted === before) return;
    const { x, y } = this.#placeAt(at);
    this.#zoom = wanted;
    this.#resize();
    this.#putAt({ x, y }, at);
    this.#moved();
  }

  zoomIn(): void {
    this.zoomTo(this.#zoom * STEP);
  }

  zoomOut(): void {
    this.zoomTo(this.#zoom / STEP);
  }

  /** All of the drawing in sight, if it is not enlarged by that. */
  fit(): void {
    this.zoomTo(Math.min(1, this.#fitting()));
  }

  /** The place in the middle of what is in sight. */
  centre(): Spot {
    return this.#placeAt(this.#middle());
  }

  /** Scrolls so that a place is as far from the upper left corner as it was, or in the middle. */
  putAt(place: Spot, offset?: Spot): void {
    const { left, top } = this.element.getBoundingClientRect();
    this.#putAt(place, offset ? { x: left + offset.x, y: top + offset.y } : this.#middle());
  }

  /** How far a place is from the upper left corner of what is in sight. */
  offsetOf({ x, y }: Spot): Spot {
    const frame = this.element.getBoundingClientRect();
    const own = this.#drawing.getBoundingClientRect();
    return { x: own.left - frame.left + x * this.#zoom, y: own.top - frame.top + y * this.#zoom };
  }

  /** Scrolls no more than it takes to have a box in sight, with some room around it. */
  reveal({ x, y }: Spot, { width, height }: Size): void {
    const { x: left, y: top } = this.offsetOf({ x: x - width / 2, y: y - height / 2 });
    this.element.scrollBy({
      left: shift(left, width * this.#zoom, this.element.clientWidth),
      top: shift(top, height * this.#zoom, this.element.clientHeight),
    });
  }

  #resize(): void {
    this.#drawing.setAttribute('width', String(Math.ceil(this.#size.width * this.#zoom)));
    this.#drawing.setAttribute('height', String(Math.ceil(this.#size.height * this.#zoom)));
  }

  #fitting(): number {
    const { clientWidth, clientHeight } = this.element;
    return Math.min(clientWidth / (this.#size.width || 1), clientHeight / (this.#size.height || 1)) || 1;
  }

  #middle(): Spot {
    const { left, top, width, height } = this.element.getBoundingClientRect();
    return { x: left + width / 2, y: top + height / 2 };
  }

  #placeAt({ x, y }: Spot): Spot {
    const { left, top } = this.#drawing.getBoundingClientRect();
    return { x: (x - left) / this.#zoom, y: (y - top) / this.#zoom };
  }

  #putAt({ x, y }: Spot, at: Spot): void {
    const { left, top } = this.#drawing.getBoundingClientRect();
    this.element.scrollBy({ left: left + x * this.#zoom - at.x, top: top + y * this.#zoom - at.y });
  }

  #wheel(event: WheelEvent): void {
    if (!event.ctrlKey && !event.metaKey) return;
    event.preventDefault();
    this.zoomTo(this.#zoom * Math.exp(-event.deltaY / 300), { x: event.clientX, y: event.clientY });
  }

  /** With the mouse only: fingers scroll by themselves. */
  #drag(event: PointerEvent): void {
    const onNode = event.target instanceof Element && event.target.closest('[data-node], [data-sign]');
    if (event.pointerType !== 'mouse' || event.button > 1 || (onNode && event.button === 0)) return;
    event.preventDefault();
    this.element.setPointerCapture(event.pointerId);
    this.element.classList.add('dragged');
    const move = ({ movementX, movementY }: PointerEvent) =>
      this.element.scrollBy({ left: -movementX, top: -movementY });
    const end = () => {
      this.element.classList.remove('dragged');
      this.element.removeEventListener('pointermove', move);
    };
    this.element.addEventListener('pointermove', move);
    this.element.addEventListener('lostpointercapture', end, { once: true });
  }
}

const ROOM = 40;

/** How far to scroll so that a stretch of a line is in sight; its beginning where it is too long. */
function shift(start: number, length: number, sight: number): number {
  if (start < ROOM || length + 2 * ROOM > sight) return start - ROOM;
  return Math.max(0, start + length + ROOM - sight);
}
