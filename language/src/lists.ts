const NONE: never[] = [];

/** Lists by number, most of one item or none. One that begins empty would make room for many at its first item. */
export class Lists<Item> {
  readonly #lists: Item[][];

  constructor(count: number) {
    this.#lists = new Array<Item[]>(count).fill(NONE);
  }

  /** Does nothing where there is no list of that number. */
  add(number: number, item: Item): void {
    const list = this.#lists[number];
    if (list === NONE) this.#lists[number] = [item];
    else list?.push(item);
  }

  get all(): readonly (readonly Item[])[] {
    return this.#lists;
  }
}
