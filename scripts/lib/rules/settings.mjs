import { manifest } from '../project.mjs';

const SEVERITIES = ['error', 'warning', 'information', 'hint', 'off'];

/** package.json with the rules in the settings that it contributes, so that editors complete and check them. */
export function manifestWithRules(rules) {
  const own = manifest();
  const { properties } = own.contributes.configuration;
  const setting = properties['globusFlows.rules'];
  setting.properties = Object.fromEntries(rules.map(({ meta }) => [meta.id, property(meta)]));
  setting.additionalProperties = false;
  return new Map([['package.json', `${JSON.stringify(own, null, 2)}\n`]]);
}

function property({ title, severity, strict }) {
  const own = strict && strict !== severity ? `${severity}, strict: ${strict}` : severity;
  return { enum: SEVERITIES, description: `${title} (${own}).` };
}
