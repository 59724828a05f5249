import type { ToGraph } from '../index.ts';
import { GraphPage, type Host } from './graph-page.ts';

declare function acquireVsCodeApi(): Host;

const host = acquireVsCodeApi();
const page = new GraphPage(host);
window.addEventListener('message', ({ data }: MessageEvent<ToGraph>) => page.receive(data));
host.postMessage({ type: 'ready' });
