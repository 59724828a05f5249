import type { Span } from '../json/text.ts';
import type { JsonNode } from '../json/tree.ts';
import type { Message } from '../rules/rule.ts';
import { isString } from '../schema/json-value.ts';
import type { ReportedProblem } from '../schema/value-problem.ts';
import { nearest } from '../text-distance.ts';
import { capital, foundWords, quoted, quotedList, shortList, typeWords, valueText } from './words.ts';

const FORMATS: Readonly<Record<string, readonly [what: string, example: string]>> = {
  uuid: ['a UUID', '01234567-89ab-cdef-0123-456789abcdef'],
  email: ['an e-mail address', 'somebody@example.org'],
  date: ['a date', '2026-01-31'],
  'date-time': ['a date with time and offset', '2026-01-31T12:00:00Z'],
  uri: ['an address with its scheme', 'https://example.org/'],
};

/** What is wrong with a value in a document, and what to do. `whole` is what its root is: "the run input". */
export function valueMessage(problem: ReportedProblem, root: JsonNode | undefined, whole: string): Message {
  const subject = problem.at === root ? whole : subjectOf(problem);
  const { what, todo, related } = wordsOf(problem, capital(subject));
  return {
    at: placeOf(problem),
    what,
    todo,
    ...(related && { related }),
    ...(!problem.certain && { severity: 'warning' }),
  };
}

/** The value in the schema's allowed ones that was most likely meant. */
export function choiceMeant(problem: ReportedProblem): string | undefined {
  const { value } = problem.at;
  if (problem.keyword !== 'enum' || !isString(value) || problem.allowed.length > 100) return undefined;
  return nearest(value, problem.allowed.filter(isString));
}

/** An object that lacks something is marked at its key, or where it begins. */
function placeOf({ at, key, keyword }: ReportedProblem): Span {
  if (at.type !== 'object' || keyword === 'type' || keyword === 'false') return at;
  return key ?? { offset: at.offset, length: 1 };
}

function subjectOf({ at, key }: ReportedProblem): string {
  if (key) return quoted(String(key.value));
  return at.type === 'object' ? 'this object' : 'this';
}

type Words = Pick<Message, 'what' | 'todo' | 'related'>;

function wordsOf(problem: ReportedProblem, subject: string): Words {
  const { at, schema } = problem;
  const advice = isString(schema.description) ? schema.description : undefined;
  const must = (want: string, todo = `Write ${want}.`): Words => ({
    what: `${subject} must be ${want}.`,
    todo,
  });
  switch (problem.keyword) {
    case 'type': {
      const want = typeWords(problem.types);
      return { what: `${subject} must be ${want}, but this is ${foundWords(at)}.`, todo: `Write ${want}.` };
    }
    case 'enum': {
      const meant = choiceMeant(problem);
      const choices = shortList(problem.allowed, valueText, 'or');
      return {
        what: `${subject} cannot be ${isScalar(at) ? valueText(at.value) : 'this'}.`,
        todo: meant === undefined ? `It can be ${choices}.` : `Did you mean ${valueText(meant)}?`,
      };
    }
    case 'false':
      return { what: `${subject} may not stand here.`, todo: 'Remove it.' };
    case 'required':
      if (problem.misspelt !== undefined)
        return {
          what: `${quoted(problem.name)} is missing, and nothing declares ${quoted(problem.misspelt)}.`,
          todo: `Did you mean ${quoted(problem.name)}?`,
        };
      return { what: `${subject} lacks ${quoted(problem.name)}.`, todo: 'Add it.' };
    case 'required-choice':
      return {
        what: `${subject} needs ${problem.several ? 'at least' : 'exactly'} one of ${quotedList(problem.names, 'and')}.`,
        todo: 'Add one.',
      };
    case 'exclusive':
      return {
        what: `${subject} has ${quotedList(problem.names, 'and')}, but only one of them can hold.`,
        todo: 'Remove all but one.',
      };
    case 'unknown-name': {
      const known =
        problem.known.length > 0 ? `Known are ${quotedList(problem.known, 'and')}.` : 'Remove it.';
      return {
        what: `${quoted(problem.name)} is not known here.`,
        todo: problem.meant === undefined ? known : `Did you mean ${quoted(problem.meant)}?`,
      };
    }
    case 'dependency':
      return {
        what: `Where ${quoted(problem.because)} stands, ${quoted(problem.name)} is needed too.`,
        todo: `Add ${quoted(problem.name)}.`,
      };
    case 'minimum':
      return must(
        `${problem.exclusive ? 'more than' : 'at least'} ${problem.limit}`,
        'Write a larger number.',
      );
    case 'maximum':
      return must(
        `${problem.exclusive ? 'less than' : 'at most'} ${problem.limit}`,
        'Write a smaller number.',
      );
    case 'multipleOf':
      return must(`a multiple of ${problem.factor}`);
    case 'length':
      return sized(subject, problem, 'character');
    case 'items':
      return sized(at.type === 'array' ? subject : 'The array', problem, 'element');
    case 'members':
      return sized(subject, problem, 'member');
    case 'pattern':
      return {
        what: `${subject} does not fit the pattern ${problem.pattern}.`,
        todo: advice ?? 'Write it as the pattern says.',
      };
    case 'format': {
      const [want, example] = FORMATS[problem.format] ?? [problem.format, ''];
      return { what: `${subject} is not ${want}.`, todo: `Write ${want}, like ${example}.` };
    }
    case 'uniqueItems':
      return {
        what: 'The same element is there twice.',
        todo: 'Remove one of them.',
        related: [{ at: problem.first, message: 'It stands here already.' }],
      };
    case 'contains':
      return {
        what: `${subject} needs ${problem.bound} ${problem.limit} of the elements that the schema describes in “contains”.`,
        todo: advice ?? 'Change its elements.',
      };
    case 'not':
      return {
        what: `${subject} is just what the schema excludes (“not”).`,
        todo: advice ?? 'Write something else.',
      };
    case 'oneOf':
      return {
        what: `${subject} fits more than one of the choices that the schema gives (“oneOf”); it must fit exactly one.`,
        todo: 'Make it fit one only.',
      };
  }
}

function sized(subject: string, { bound, limit }: { bound: string; limit: number }, unit: string): Words {
  return {
    what: `${subject} must have ${bound} ${limit} ${unit}${limit === 1 ? '' : 's'}.`,
    todo: bound === 'at least' ? 'Add what is missing.' : 'Remove what is too much.',
  };
}

function isScalar({ type }: JsonNode): boolean {
  return type !== 'object' && type !== 'array';
}
