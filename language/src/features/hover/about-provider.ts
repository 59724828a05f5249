import type { KnownProviders } from '../../providers/known-providers.ts';
import { parametersOf } from '../provider-schema.ts';
import { code, paragraphs } from './markdown.ts';

/** The action provider at an address; undefined for one that is not known. */
export function aboutProvider(url: string, providers: KnownProviders): string | undefined {
  const provider = providers.find(url);
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
    provider.told === undefined ? '' : `As it told of itself on ${provider.told}.`,
    provider.notes ?? '',
    provider.documentation ? `[Documentation](${provider.documentation})` : '',
  );
}
