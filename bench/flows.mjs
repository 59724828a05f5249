/**
 * Flows of any size, and the same machines in the states language of AWS, for the peers that know that one. A state
 * has 650 bytes on average, as real flows have. Six states move one batch: look, decide, name, move, wait, go on.
 */
const BYTES_A_STATE = 650;
const COLLECTION = {
  type: 'object',
  format: 'globus-collection',
  required: ['id', 'path'],
  properties: { id: { type: 'string', format: 'uuid' }, path: { type: 'string' } },
  propertyOrder: ['id', 'path'],
  additionalProperties: false,
};

/** The text of the input schema of every flow here. */
export const SCHEMA = JSON.stringify(
  {
    $schema: 'http://json-schema.org/draft-07/schema#',
    type: 'object',
    required: ['source', 'destination', 'attempts', 'reader'],
    properties: {
      source: { ...COLLECTION, title: 'Source' },
      destination: { ...COLLECTION, title: 'Destination' },
      attempts: { type: 'integer', title: 'How often to look', minimum: 1 },
      reader: { type: 'string', format: 'uuid', title: 'Who may read it' },
    },
    additionalProperties: false,
  },
  null,
  2,
);

/** The text of a flow with this many states: 10, 100, 1 000 … */
export const flowOf = states => sized(machineOf(states, batch), states);

/** The text of the same machine in the states language of AWS. */
export const twinOf = states => sized(machineOf(states, twinBatch), states);

function machineOf(states, makeBatch) {
  if ((states - 4) % 6 !== 0) throw new Error(`Six states a batch and four besides do not make ${states}.`);
  const batches = (states - 4) / 6;
  const [first, share] = makeBatch === batch ? [prepare, shareResult] : [twinPrepare, twinShareResult];
  const all = { Prepare: first };
  for (let i = 1; i <= batches; i++)
    Object.assign(all, makeBatch(i, i === batches ? 'Share Result' : `Look At ${i + 1}`));
  all['Share Result'] = share;
  all.Done = { Type: 'Pass', End: true };
  all.Failed = { Type: 'Fail', Error: 'BatchFailed', Cause: 'A batch could not be moved.' };
  return { StartAt: 'Prepare', States: all };
}

/** The machine as text; comments make up what its states lack in length. */
function sized(machine, states) {
  const length = JSON.stringify(machine, null, 2).length;
  const line = '\n      "Comment": "",'.length;
  const words = 'Moves one batch after the other and says in its result what became of each of them. ';
  const each = Math.max(0, Math.round((states * BYTES_A_STATE - length) / states) - line);
  const comment = words.repeat(Math.ceil(each / words.length) + 1).slice(0, each);
  const commented = Object.entries(machine.States).map(([name, state]) => [
    name,
    { Comment: comment, ...state },
  ]);
  return JSON.stringify({ ...machine, States: Object.fromEntries(commented) }, null, 2);
}

const settings = {
  sync_level: 3,
  verify_checksum: true,
  preserve_timestamp: true,
  notify_on_succeeded: false,
  notify_on_failed: true,
};

const caught = ['ActionFailedException', 'ActionTimeout', 'ActionUnableToRun'];

const prepare = {
  Type: 'ExpressionEval',
  Parameters: {
    'origin.=': "source.path.rstrip('/')",
    'to.=': "destination.path.rstrip('/') + '/moved'",
    unit: 'bytes',
  },
  ResultPath: '$.paths',
  Next: 'Look At 1',
};

function batch(i, next) {
  return {
    [`Look At ${i}`]: {
      Type: 'Action',
      ActionUrl: 'https://transfer.actions.globus.org/stat',
      Parameters: { 'endpoint_id.$': '$.source.id', 'path.=': `paths.origin + '/batch-${i}/'` },
      ResultPath: `$.batch${i}.look`,
      WaitTime: 300,
      ExceptionOnActionFailure: false,
      Next: `Is ${i} There`,
    },
    [`Is ${i} There`]: {
      Type: 'Choice',
      Choices: [
        {
          And: [
            { Variable: `$.batch${i}.look.details.type`, IsPresent: true },
            { Variable: `$.batch${i}.look.details.type`, StringEquals: 'dir' },
          ],
          Next: `Name ${i}`,
        },
        { Variable: '$.attempts', NumericGreaterThan: 1, Next: `Wait For ${i}` },
      ],
      Default: next,
    },
    [`Wait For ${i}`]: { Type: 'Wait', Seconds: 600, Next: `Look At ${i}` },
    [`Name ${i}`]: {
      Type: 'ExpressionEval',
      Parameters: {
        'label.=': `'Batch ${i} of run ' + _context.run_id`,
        'target.=': `paths.to + '/' + pathsplit(source.path.rstrip('/'))[1] + '/batch-${i}/'`,
        'modified.=': `getattr('batch${i}.look.details.last_modified', 'unknown')`,
        'again.=': `is_present('batch${i}.move') and batch${i}.move.status == 'FAILED'`,
      },
      ResultPath: `$.batch${i}.names`,
      Next: `Move ${i}`,
    },
    [`Move ${i}`]: {
      Type: 'Action',
      ActionUrl: 'https://transfer.actions.globus.org/transfer',
      Parameters: {
        'source_endpoint.$': '$.source.id',
        'destination_endpoint.$': '$.destination.id',
        'label.$': `$.batch${i}.names.label`,
        ...settings,
        DATA: [
          {
            'source_path.=': `paths.origin + '/batch-${i}/'`,
            'destination_path.$': `$.batch${i}.names.target`,
            recursive: true,
          },
        ],
      },
      ResultPath: `$.batch${i}.move`,
      WaitTime: 86_400,
      ExceptionOnActionFailure: true,
      Catch: [{ ErrorEquals: caught, ResultPath: '$.error', Next: 'Failed' }],
      Next: `Note ${i}`,
    },
    [`Note ${i}`]: {
      Type: 'Pass',
      Parameters: {
        batch: i,
        'task.$': `$.batch${i}.move.details.task_id`,
        'bytes.$': `$.batch${i}.move.details.bytes_transferred`,
        'from.$': '$.source.path',
        'to.$': `$.batch${i}.names.target`,
        'started.$': `$.batch${i}.move.start_time`,
        'completed.$': `$.batch${i}.move.completion_time`,
      },
      ResultPath: `$.batch${i}.note`,
      Next: next,
    },
  };
}

const shareResult = {
  Type: 'Action',
  ActionUrl: 'https://transfer.actions.globus.org/manage_permission',
  Parameters: {
    operation: 'CREATE',
    'endpoint_id.$': '$.destination.id',
    'path.=': "paths.to + '/'",
    principal_type: 'identity',
    'principal.$': '$.reader',
    permissions: 'r',
  },
  ResultPath: '$.share',
  WaitTime: 300,
  ExceptionOnActionFailure: true,
  Next: 'Done',
};

const task = (name, fields) => ({
  Type: 'Task',
  Resource: `arn:aws:lambda:us-east-1:123456789012:function:${name}`,
  ...fields,
});

const twinPrepare = {
  Type: 'Pass',
  Parameters: { 'origin.$': '$.source.path', 'to.$': "States.Format('{}/moved', $.destination.path)" },
  ResultPath: '$.paths',
  Next: 'Look At 1',
};

function twinBatch(i, next) {
  const ours = batch(i, next);
  return {
    ...ours, // Choice, Wait and Pass are the same in both languages
    [`Look At ${i}`]: task('stat', {
      Parameters: {
        'endpoint_id.$': '$.source.id',
        'path.$': `States.Format('{}/batch-${i}/', $.paths.origin)`,
      },
      ResultPath: `$.batch${i}.look`,
      TimeoutSeconds: 300,
      Next: `Is ${i} There`,
    }),
    [`Name ${i}`]: {
      Type: 'Pass',
      Parameters: {
        'label.$': `States.Format('Batch ${i} of run {}', $$.Execution.Id)`,
        'target.$': `States.Format('{}/batch-${i}/', $.paths.to)`,
        'modified.$': `$.batch${i}.look.details.last_modified`,
        'attempts.$': '$.attempts',
      },
      ResultPath: `$.batch${i}.names`,
      Next: `Move ${i}`,
    },
    [`Move ${i}`]: task('transfer', {
      Parameters: {
        'source_endpoint.$': '$.source.id',
        'destination_endpoint.$': '$.destination.id',
        'label.$': `$.batch${i}.names.label`,
        ...settings,
        DATA: [
          {
            'source_path.$': `States.Format('{}/batch-${i}/', $.paths.origin)`,
            'destination_path.$': `$.batch${i}.names.target`,
            recursive: true,
          },
        ],
      },
      ResultPath: `$.batch${i}.move`,
      TimeoutSeconds: 86_400,
      Catch: [
        { ErrorEquals: ['States.TaskFailed', 'States.Timeout'], ResultPath: '$.error', Next: 'Failed' },
      ],
      Next: `Note ${i}`,
    }),
  };
}

const twinShareResult = task('share', {
  Parameters: {
    operation: 'CREATE',
    'endpoint_id.$': '$.destination.id',
    'path.$': '$.paths.to',
    'principal.$': '$.reader',
  },
  ResultPath: '$.share',
  TimeoutSeconds: 300,
  Next: 'Done',
});
