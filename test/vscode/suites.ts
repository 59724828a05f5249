// In this order: the last suite ends the sandbox.
import './installed.suite.ts';
import './new-flow.suite.ts';
import './ide-link.suite.ts';
import './main-job.suite.ts';
import './refusals.suite.ts';
import './runs.suite.ts';
import './preflight.suite.ts';
import './service-account.suite.ts';
import './collections.suite.ts';
import './public-flow.suite.ts';
import './debug.suite.ts';
import './testing.suite.ts';
import './assistant.suite.ts';
import './editing.suite.ts';
import './graph.suite.ts';
import './trigger.suite.ts';
import './sandbox-gone.suite.ts';
