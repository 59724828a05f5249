import { checkText } from '../check/check-text.ts';
import { Companions } from '../check/companions.ts';
import { optionsBy } from '../check/options.ts';
import { readSources } from '../check/sources.ts';
import { placeOf } from '../formats/words.ts';

/**
 * The errors of our own rules in what is to be deployed, a line each. Whoever deploys all the same may: the service
 * decides.
 */
export function ownErrors(): (definition: string) => Promise<string[]> {
  const companions = new Companions();
  const optionsFor = optionsBy({}, companions, []);
  return async definition => {
    const { sources } = await readSources([definition], '', companions);
    const checked = await Promise.all(
      sources.map(async source => checkText(source, await optionsFor(source))),
    );
    return checked.flatMap(({ path, findings }) =>
      findings
        .filter(({ severity }) => severity === 'error')
        .map(({ range, message }) => `${placeOf(path, range)}: error: ${message}`),
    );
  };
}
