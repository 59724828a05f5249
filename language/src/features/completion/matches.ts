import type { Pointer } from '../../json/pointer.ts';

/** Whether steps are of a form: names as they are, `*` for any name, `#` for any element. */
export function matches(steps: Pointer, form: string): boolean {
  const parts = form.split('.');
  return (
    parts.length === steps.length &&
    parts.every(
      (part, i) => part === '*' || (part === '#' ? typeof steps[i] === 'number' : part === steps[i]),
    )
  );
}
