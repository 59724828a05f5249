import { shapeOfExpression } from '../expression/types.ts';
import type { Template } from '../model/template.ts';
import { UNKNOWN } from '../shape/build.ts';
import { arrayOf, objectOf } from '../shape/construct.ts';
import { joinAll } from '../shape/join.ts';
import { lookupPath } from '../shape/lookup.ts';
import type { Shape } from '../shape/shape.ts';

/** What a template makes of a payload; `payload` has the run's context in `_context`. */
export function shapeOfTemplate(template: Template, payload: Shape): Shape {
  switch (template.kind) {
    case 'constant':
      return template.shape;
    case 'object':
      return objectOf(template.members.map(([name, value]) => [name, shapeOfTemplate(value, payload)]));
    case 'array':
      return arrayOf(joinAll(template.elements.map(element => shapeOfTemplate(element, payload))));
    case 'path':
      return lookupPath(payload, template.path).shape;
    case 'expression':
      return shapeOfExpression(template.expression.tree, payload);
    case 'unknown':
      return UNKNOWN;
  }
}
