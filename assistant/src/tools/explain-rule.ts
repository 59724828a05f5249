import { RULES } from '../../../language/src/index.ts';
import { requiredText } from '../arguments.ts';
import type { Tool } from '../tool.ts';

export const explainRule: Tool = {
  name: 'explain_rule',
  title: 'Explain a rule for Globus flows',
  description:
    'Explains a rule that check_flow has named: why it matters, where the fact comes from, texts that break it and texts that do not.',
  input: {
    type: 'object',
    properties: { rule: { type: 'string', description: 'The id of the rule, such as path-never-set.' } },
    required: ['rule'],
    additionalProperties: false,
  },
  async run(args) {
    const id = requiredText(args, 'rule');
    const rule = RULES.map(({ meta }) => meta).find(one => one.id === id);
    if (!rule)
      throw new Error(`There is no rule “${id}”. The rules: ${RULES.map(({ meta }) => meta.id).join(', ')}.`);
    const { title, why, severity, source, examples } = rule;
    const shown = (texts: readonly string[]) => texts.slice(0, 2).map(text => `\`\`\`\n${text}\n\`\`\``);
    return [
      `${id}: ${title} (${severity})`,
      why,
      `Source: ${source}`,
      'Breaks it (the lines with // say where, and what is told):',
      ...shown(examples.bad),
      'Does not break it:',
      ...shown(examples.good),
    ].join('\n\n');
  },
};
