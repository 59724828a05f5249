import { address } from './sandbox.ts';

/** Lets the sandbox fail: the next requests whose path begins so. */
export async function arm(fault: {
  path: string;
  fault: 'expired-token' | '429' | '500' | 'hang' | 'drop';
  times: number;
  method?: string;
}): Promise<void> {
  const response = await fetch(`${address}/sandbox/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(fault),
  });
  if (!response.ok) throw new Error(await response.text());
}

/** No more of that. */
export async function disarm(): Promise<void> {
  await fetch(`${address}/sandbox/faults`, { method: 'DELETE' });
}
