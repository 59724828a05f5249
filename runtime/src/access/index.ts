export {
  type Foreseen,
  type ForeseenSource,
  type RunTouch,
  type RunTouches,
  type Starter,
  touchesOfRun,
} from './touches-of-run.ts';
