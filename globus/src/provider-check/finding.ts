/** What of the protocol of action providers is looked at. */
export type ProviderStep = 'introspect' | 'run' | 'status' | 'log' | 'cancel' | 'resume' | 'release';

/** What was seen of one thing that the protocol asks of an action provider. */
export interface ProviderFinding {
  step: ProviderStep;
  /** `advice`: flows work with it, but it is not as it should be. `left-out`: it was not looked at. */
  outcome: 'right' | 'wrong' | 'advice' | 'left-out';
  /** What is so, why it matters, and what to do: whole sentences. */
  message: string;
}

/** Findings about one step. */
export function about(step: ProviderStep) {
  const of = (outcome: ProviderFinding['outcome']) => (message: string) => ({ step, outcome, message });
  return { right: of('right'), wrong: of('wrong'), advice: of('advice'), leftOut: of('left-out') };
}
