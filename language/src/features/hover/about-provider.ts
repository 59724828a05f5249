import { findProvider } from '../../providers/catalogue.ts';
import { parametersOf } from '../provider-schema.ts';
import { code, paragraphs } from './markdown.ts';

/** The action provider at an address; undefined for one that is not in the catalogue. */
export function aboutProvider(url: string): string | undefined {
  const provider = findProvider(url);
  if (!provider) return undefined;
  const required = parametersOf(provider.inputSchema, []).filter(p => p.required);
  return paragraphs(
    `**${provider.title}**`,
    provider.deprecated
      ? `No longer there${provider.replacedBy ? `: use ${code(provider.replacedBy)}` : ''}.`
      : '',
    provider.synchronous === false ? 'Takes its time: set `WaitTime`.' : '',
    provider.synchronous === true ? 'Answers at once.' : '',
    required.length > 0 ? `Required parameters: ${required.map(p => code(p.name)).join(', ')}.` : '',
    provider.notes ?? '',
    provider.documentation ? `[Documentation](${provider.documentation})` : '',
  );
}
