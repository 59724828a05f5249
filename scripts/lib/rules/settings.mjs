import { localised } from '../manifest/localise.mjs';
import { inProject, manifest, readJson } from '../project.mjs';

const SEVERITIES = ['error', 'warning', 'information', 'hint', 'off'];
const TEXTS = 'package.nls.json';
const PROJECT_FILE_SCHEMA = 'schemas/project-file.schema.json';

/**
 * The files in which rules can be set, or are named, with all the rules there are, so that editors complete and check
 * them; and the texts of the manifest, which theirs are among.
 */
export function settingsOfRules(rules) {
  // Of two rules that share an id the one for definitions comes first.
  const metas = rules.map(({ meta }) => meta).filter((meta, i, all) => meta.id !== all[i - 1]?.id);
  const own = localised(withSettings(manifest(), metas), readJson(inProject(TEXTS)));
  return new Map([
    ['package.json', print(own.manifest)],
    [TEXTS, print(own.texts)],
    [PROJECT_FILE_SCHEMA, print(withRules(readJson(inProject(PROJECT_FILE_SCHEMA)), metas))],
  ]);
}

const print = value => `${JSON.stringify(value, null, 2)}\n`;

/** package.json: what `globusFlows.rules` can hold. */
function withSettings(own, metas) {
  const setting = own.contributes.configuration.properties['globusFlows.rules'];
  const property = meta => [meta.id, { enum: SEVERITIES, description: describe(meta) }];
  setting.properties = Object.fromEntries(metas.map(property));
  setting.additionalProperties = false;
  return own;
}

/** The schema of the project file: what `rules` can hold, and which rules can be suppressed. */
function withRules(schema, metas) {
  const property = meta => [meta.id, { description: describe(meta), $ref: '#/definitions/severity' }];
  schema.definitions.rules.properties = Object.fromEntries(metas.map(property));
  schema.definitions.rule.enum = metas.map(meta => meta.id);
  return schema;
}

function describe({ title, severity, strict }) {
  const own = strict && strict !== severity ? `${severity}, strict: ${strict}` : severity;
  return `${title} (${own}).`;
}
