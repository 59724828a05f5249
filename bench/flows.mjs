/**
 * The text of a flow with this many states: chains of an evaluation, a transfer and a choice that goes on or fails,
 * as flows for many files are written.
 */
export function flowOf(states) {
  const name = i => (i >= states ? 'Failed' : `State ${i}`);
  const all = {};
  for (let i = 0; i < states - 1; i++) {
    const kind = i % 3;
    if (kind === 0) {
      all[name(i)] = {
        Type: 'ExpressionEval',
        Parameters: { 'path.=': "source.path.rstrip('/') + '/part'", 'label.=': `'Part ' + str(${i})` },
        ResultPath: `$.part${i}`,
        ...(i === states - 2 ? { End: true } : { Next: name(i + 1) }),
      };
    } else if (kind === 1) {
      all[name(i)] = {
        Type: 'Action',
        ActionUrl: 'https://transfer.actions.globus.org/transfer',
        Parameters: {
          'source_endpoint.$': '$.source.id',
          'destination_endpoint.$': '$.destination.id',
          DATA: [{ 'source_path.$': '$.source.path', 'destination_path.$': '$.destination.path' }],
        },
        ResultPath: `$.transfer${i}`,
        WaitTime: 600,
        Catch: [{ ErrorEquals: ['ActionFailedException'], ResultPath: '$.error', Next: 'Failed' }],
        ...(i === states - 2 ? { End: true } : { Next: name(i + 1) }),
      };
    } else {
      const next = i === states - 2 ? 'Failed' : name(i + 1);
      all[name(i)] = {
        Type: 'Choice',
        Choices: [{ Variable: `$.transfer${i - 1}.status`, StringEquals: 'SUCCEEDED', Next: next }],
        Default: 'Failed',
      };
    }
  }
  all.Failed = { Type: 'Fail', Error: 'Failed', Cause: 'A part could not be transferred.' };
  return JSON.stringify({ StartAt: name(0), States: all }, null, 2);
}
