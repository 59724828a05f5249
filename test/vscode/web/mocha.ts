// The build for browsers, which leaves what it is in the global scope.
import '../../../node_modules/mocha/mocha.js';

declare const Mocha: typeof import('mocha');

export default Mocha;
