import type { GraphView } from '../../../language/src/index.ts';
import { type Layout, layouter, type Picture } from '../../../picture/src/index.ts';
import { pageMeasure } from './measure.ts';

/** After so many milliseconds the page gets to breathe. */
const SLICE = 30;

/** Lays out in slices, so that the page can be used meanwhile. */
export class SlicedLayout {
  readonly #start = layouter(pageMeasure());
  #next: ReturnType<typeof setTimeout> | undefined;

  /** Ends what is under way. `part` is called after the first slice, where there is more to do, and `whole` at the end. */
  layOut(view: GraphView, part: (picture: Picture) => void, whole: (picture: Picture) => void): void {
    this.stop();
    const layout = this.#start(view);
    let first = true;
    const work = () => {
      const soFar = advance(layout, performance.now() + SLICE);
      if ('whole' in soFar) {
        whole(soFar.whole);
        return;
      }
      if (first) part(soFar.part());
      first = false;
      this.#next = setTimeout(work);
    };
    work();
  }

  stop(): void {
    clearTimeout(this.#next);
  }
}

function advance(layout: Layout, until: number): { whole: Picture } | { part: () => Picture } {
  for (;;) {
    const { done, value } = layout.next();
    if (done) return { whole: value };
    if (performance.now() > until) return { part: value };
  }
}
