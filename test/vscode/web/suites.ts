import '../installed.suite.ts';
import './browser.suite.ts';
