import type { FieldSpec, ObjectSpec } from '../../model/spec.ts';
import { PRIVATE_PARAMETERS } from '../../model/strings.ts';
import { dynamicKind, plainName } from '../../model/uses.ts';
import type { Template } from '../place.ts';
import { parametersOf } from '../provider-schema.ts';
import { code, paragraphs } from './markdown.ts';

/** A field of the language. */
export function aboutField(name: string, field: FieldSpec, spec: ObjectSpec): string {
  const kinds = field.kinds.filter(k => k !== 'null').join(' or ');
  const group = spec.oneOf.find(g => g.names.includes(name));
  const others = group?.names.filter(n => n !== name).map(code) ?? [];
  return paragraphs(
    `**${name}** (${kinds}${field.required ? ', required' : ''}) in ${spec.title}`,
    field.doc,
    field.default === undefined ? '' : `Default: ${code(field.default)}`,
    others.length > 0 ? `Not together with ${others.join(', ')}.` : '',
    `[Documentation](${spec.page})`,
  );
}

const DYNAMIC = {
  path: 'Taken from the payload by JSONPath.',
  expression: 'Computed by an expression.',
} as const;

/** A key under `Parameters`; undefined for one that nobody but its author knows. */
export function aboutParameter(
  key: string,
  { provider, title, schema, steps }: Template,
): string | undefined {
  if (key === PRIVATE_PARAMETERS)
    return paragraphs(
      `**${PRIVATE_PARAMETERS}** (array)`,
      'Names of parameters beside this one. They are hidden from the log of the run, and from everybody who sees the definition but its administrators.',
    );
  const found = parametersOf(schema, steps).find(p => p.name === plainName(key));
  if (!found) return undefined;
  const kind = [found.type, found.required ? 'required' : ''].filter(Boolean).join(', ');
  const values = found.values.map(v => code(JSON.stringify(v)));
  const dynamic = dynamicKind(key);
  return paragraphs(
    `**${found.name}**${kind && ` (${kind})`}`,
    found.description,
    values.length > 0 ? `Allowed: ${values.join(', ')}.` : '',
    dynamic ? DYNAMIC[dynamic] : '',
    `Parameter of ${title}.`,
    provider?.documentation ? `[Documentation](${provider.documentation})` : '',
  );
}
