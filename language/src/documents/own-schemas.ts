import flowTest from '../../../schemas/flow-test.schema.json' with { type: 'json' };
import projectFile from '../../../schemas/project-file.schema.json' with { type: 'json' };
import { type ValueChecker, valueChecker } from '../schema/check-value.ts';

/** What flow tests and the project file look like. */
export const flowTestSchema: unknown = flowTest;
export const projectFileSchema: unknown = projectFile;

/** Checks a flow test, or a part of one against a part of its schema. */
export const checkFlowTest = checkerOf(flowTest);

/** Checks a project file, or a part of one against a part of its schema. */
export const checkProjectFile = checkerOf(projectFile);

/** What is derived from the schema is made when it is first needed. */
function checkerOf(whole: unknown): ValueChecker {
  let check: ValueChecker | undefined;
  return (node, schema, key) => {
    check ??= valueChecker(whole);
    return check(node, schema, key);
  };
}
