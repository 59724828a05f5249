import { LineIndex, parseJson, placeAt, type Range } from '../../language/src/index.ts';
import { Places } from '../../runtime/src/index.ts';

/** Where things stand in the text of a flow test, and of its flow where that is a file of its own. */
export class TestPlaces {
  readonly #root: ReturnType<typeof parseJson>['root'];
  readonly #lines: LineIndex;
  readonly #flow: Places | undefined;

  constructor(test: string, flow: string | undefined) {
    this.#root = parseJson(test).root;
    this.#lines = new LineIndex(test);
    this.#flow = flow === undefined ? undefined : new Places(flow);
  }

  /** What a JSON pointer names in the test; its beginning, where there is nothing of that kind. */
  rangeOf(pointer: string): Range {
    return this.#lines.range(this.#root ? placeAt(this.#root, pointer) : { offset: 0, length: 0 });
  }

  /** The name of a state in the flow. */
  stateInFlow(state: string | undefined): Range | undefined {
    return state === undefined ? undefined : this.#flow?.rangeOf(state, 'enter');
  }
}
