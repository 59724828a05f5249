import { html } from './dom.ts';

export interface Found {
  /** The states whose names contain what is looked for. */
  matches: readonly number[];
  /** The one to go to, if it is to be gone to. */
  current: number | undefined;
}

/** Looks for states by name. Enter goes to the next one, with Shift to the one before. */
export class Find {
  readonly field = html('input', {
    type: 'search',
    placeholder: 'Find a state',
    'aria-label': 'Find a state by its name',
    spellcheck: 'false',
  });
  readonly count = html('span', { role: 'status', class: 'count' });
  #names: readonly string[] = [];
  #matches: readonly number[] = [];
  #at = -1;
  readonly #found: (found: Found) => void;

  constructor(found: (found: Found) => void, leave: () => void) {
    this.#found = found;
    this.field.addEventListener('input', () => this.#look());
    this.field.addEventListener('keydown', event => {
      if (event.key === 'Enter') this.#step(event.shiftKey ? -1 : 1);
      else if (event.key === 'Escape') {
        this.field.value = '';
        this.#look();
        leave();
      } else return;
      event.preventDefault();
    });
  }

  /** The names to look in; what was found is found again. */
  among(names: readonly string[]): void {
    this.#names = names;
    if (this.field.value !== '') this.#look();
  }

  #look(): void {
    const words = this.field.value.trim().toLowerCase();
    this.#matches =
      words === '' ? [] : [...this.#names.keys()].filter(i => this.#names[i]?.toLowerCase().includes(words));
    this.#at = -1;
    this.#tell(undefined);
  }

  #step(by: number): void {
    const { length } = this.#matches;
    if (length === 0) return;
    this.#at = (this.#at < 0 && by < 0 ? length - 1 : this.#at + by + length) % length;
    this.#tell(this.#matches[this.#at]);
  }

  #tell(current: number | undefined): void {
    const all = this.#matches.length;
    const looking = this.field.value.trim() !== '';
    this.count.textContent = looking ? (this.#at < 0 ? `${all} found` : `${this.#at + 1} of ${all}`) : '';
    this.#found({ matches: this.#matches, current });
  }
}
