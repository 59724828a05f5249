import { evaluateExpression } from '../../../runtime/src/index.ts';
import { automateScope } from '../auth/scopes.ts';
import { isObject, type Json, type JsonObject, member, textMember } from '../json.ts';
import { failed, objectSchema, type Provider, succeeded } from './provider.ts';

const text = { type: 'string' };
const one = objectSchema({ expression: text }, { arguments: { type: 'object' }, result_path: text });

/** The value with `$.a.b`, or `a.b`, as its place in an object. */
function placed(path: string, value: Json): [string, Json] {
  const [first = 'result', ...rest] = path.replace(/^\$\./, '').split('.');
  return [first, rest.reduceRight((inner: Json, name) => ({ [name]: inner }), value)];
}

function evaluated(part: JsonObject): [string, Json] {
  const names = member(part, 'arguments') ?? {};
  const value = evaluateExpression(textMember(part, 'expression') ?? '', { payload: names, context: {} });
  return placed(textMember(part, 'result_path') ?? 'result', value);
}

/** Works out expressions; what states of type ExpressionEval have replaced. */
export const expressionEval: Provider = {
  path: 'expression_eval',
  url: 'https://actions.globus.org/expression_eval',
  title: 'Expression Evaluation',
  subtitle: 'Works out expressions',
  synchronous: true,
  scope: automateScope('expression'),
  inputSchema: {
    ...objectSchema(
      {},
      {
        expression: text,
        arguments: { type: 'object' },
        result_path: text,
        expressions: { type: 'array', minItems: 1, items: one },
      },
    ),
    anyOf: [{ required: ['expression'] }, { required: ['expressions'] }],
  },
  start(body) {
    const several = member(body, 'expressions');
    const parts = Array.isArray(several) ? several.filter(isObject) : [body];
    try {
      return succeeded(Object.fromEntries(parts.map(evaluated)));
    } catch (error) {
      return failed({ error: error instanceof Error ? error.message : String(error) });
    }
  },
};
