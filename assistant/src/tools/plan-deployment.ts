import type { Tool } from '../tool.ts';

/**
 * What asks the services what deploying would do. It has no `run` of its own: who is signed in, and where, is known only to
 * whoever offers it, and only where somebody is signed in it is offered at all.
 */
export const PLAN_DEPLOYMENT: Omit<Tool, 'run'> = {
  name: 'plan_deployment',
  title: 'Plan the deployment of a Globus flow',
  description:
    'Compares a flow definition of the workspace, with its input schema, title and roles, with the flow as it is deployed at Globus Flows now, and tells every difference, and what somebody else has changed there. Nothing is changed: deploying is left to a person.',
  input: {
    type: 'object',
    properties: {
      definition: {
        type: 'string',
        description: 'The path of the flow definition in the workspace.',
      },
    },
    required: ['definition'],
    additionalProperties: false,
  },
};
