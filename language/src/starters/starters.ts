import helloFlow from '../../../examples/hello/hello.flow.json' with { type: 'json' };
import helloTest from '../../../examples/hello/hello.flowtest.json' with { type: 'json' };
import helloInput from '../../../examples/hello/hello.input.json' with { type: 'json' };
import helloSchema from '../../../examples/hello/hello.schema.json' with { type: 'json' };
import pipelineFlow from '../../../examples/instrument-pipeline/instrument-pipeline.flow.json' with {
  type: 'json',
};
import pipelineTest from '../../../examples/instrument-pipeline/instrument-pipeline.flowtest.json' with {
  type: 'json',
};
import pipelineInput from '../../../examples/instrument-pipeline/instrument-pipeline.input.json' with {
  type: 'json',
};
import pipelineSchema from '../../../examples/instrument-pipeline/instrument-pipeline.schema.json' with {
  type: 'json',
};
import shareFlow from '../../../examples/transfer-and-share/transfer-and-share.flow.json' with {
  type: 'json',
};
import shareTest from '../../../examples/transfer-and-share/transfer-and-share.flowtest.json' with {
  type: 'json',
};
import shareInput from '../../../examples/transfer-and-share/transfer-and-share.input.json' with {
  type: 'json',
};
import shareSchema from '../../../examples/transfer-and-share/transfer-and-share.schema.json' with {
  type: 'json',
};

/** A flow to begin with: one of the examples, with everything that belongs to it. */
export interface Starter {
  /** As its example is called. */
  id: string;
  title: string;
  /** What the flow does, and what it needs to run. */
  description: string;
  /** By kind, which is how their files end. */
  files: Readonly<Record<StarterFileKind, object>>;
}

export type StarterFileKind = 'flow' | 'schema' | 'input' | 'flowtest';

/** The smallest first. */
export const STARTERS: readonly Starter[] = [
  {
    id: 'hello',
    title: 'Hello',
    description: 'The smallest flow: one action that says hello. It needs no collection.',
    files: { flow: helloFlow, schema: helloSchema, input: helloInput, flowtest: helloTest },
  },
  {
    id: 'transfer-and-share',
    title: 'Transfer and Share',
    description: 'Copies a folder to a guest collection, then lets somebody read it.',
    files: { flow: shareFlow, schema: shareSchema, input: shareInput, flowtest: shareTest },
  },
  {
    id: 'instrument-pipeline',
    title: 'Instrument Pipeline',
    description:
      'From the instrument to the reader: looks for the scan, copies it, reduces it with Globus Compute, publishes a record with Globus Search, shares the result. With a choice, and errors that are caught.',
    files: { flow: pipelineFlow, schema: pipelineSchema, input: pipelineInput, flowtest: pipelineTest },
  },
];
